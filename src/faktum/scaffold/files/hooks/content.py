"""Load and check once, before anything is built."""

from mkdocs.plugins import event_priority

from faktum.engine import events


def on_startup(command, dirty):
    events.start_command(command)


@event_priority(50)  # before static-i18n (-100), which reads the languages we set
def on_config(config):
    return events.start(config)
