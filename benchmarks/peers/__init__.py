"""The same archive for others: for Hugo with a theme of ours, and for plain Material with static-i18n."""
