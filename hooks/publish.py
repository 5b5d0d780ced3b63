"""After the last language: pour every page and move the site into place."""

from mkdocs.plugins import event_priority

from faktum.engine import events


@event_priority(-250)  # after static-i18n (-100), which builds the other languages first
def on_post_build(config):
    events.finish(config)


def on_build_error(error):
    events.abandon(error)
