"""How many mistakes `faktum check` finds, and how often it is wrong about clean prose."""
