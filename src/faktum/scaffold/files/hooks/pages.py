"""Authored pages: which files, their expressions and links, and the frame around them."""

from mkdocs.plugins import event_priority

from faktum.engine import events


@event_priority(50)  # before static-i18n (-100) copies every file it sees
def on_files(files, config):
    return events.select_files(files)


def on_page_markdown(markdown, page, config, files):
    return events.read_markdown(markdown, page)


def on_page_content(html, page, config, files):
    return events.read_content(html, page)


def on_page_context(context, page, config, nav):
    return events.give_context(context, page)


@event_priority(-200)  # the last to see a page: the shell must be complete
def on_post_page(output, page, config):
    return events.keep_shell(output, page)
