"""`_headers`: what a host is to send with every file, in the form Netlify and Cloudflare Pages read.

Other servers are told the same in HOSTING.md; a test compares the two. A host joins the values when
two rules give the same header, so no two rules here do: pages keep the host's own caching, which is
to ask every time whether something has changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

HEADERS = "_headers"
"""The name of the file, below the site's root."""

DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # the search index is read by WebAssembly
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
CONTENT_SECURITY_POLICY = "; ".join(f"{name} {value}" for name, value in DIRECTIVES.items())

SECURITY = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Sent with every answer."""

OPEN_DATA = {"Access-Control-Allow-Origin": "*"}
"""Sent with everything under api/, which pages of other sites may read."""

FOR_GOOD = "public, max-age=31536000, immutable"
"""Files whose names change with their content."""
FOR_A_MONTH = "public, max-age=2592000"

CACHING = {
    "assets/fonts/*": FOR_A_MONTH,
    "*.pf_fragment": FOR_GOOD,
    "*.pf_index": FOR_GOOD,
    "*.pf_filter": FOR_GOOD,
    "*.pf_meta": FOR_GOOD,
    "*contacts/index.*.json": FOR_GOOD,
}
"""Pattern → `Cache-Control`."""

_UTF_8 = "; charset=utf-8"
TYPES = {
    "*feed.xml": "application/atom+xml" + _UTF_8,
    "*changes.xml": "application/atom+xml" + _UTF_8,
    "*feed.json": "application/feed+json" + _UTF_8,
    "*changes.json": "application/feed+json" + _UTF_8,
    "*.csv": "text/csv" + _UTF_8,
    "*.txt": "text/plain" + _UTF_8,
    "*.ttl": "text/turtle" + _UTF_8,
    "*.rdf": "application/rdf+xml" + _UTF_8,
    "*.vcf": "text/vcard" + _UTF_8,
    "*.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Pattern → `Content-Type`, where hosts guess wrong or leave the encoding open."""


def headers_file(site_url: str, files: Iterable[str]) -> str:
    """The rules for a site of these files, published at this address: at a root or below a path."""
    names = list(files)
    below = urlsplit(site_url).path
    rules = [(f"{below}*", SECURITY)]
    if any(name.startswith("api/") for name in names):
        rules.append((f"{below}api/*", OPEN_DATA))
    for header, patterns in (("Cache-Control", CACHING), ("Content-Type", TYPES)):
        rules += [
            (below + pattern, {header: value}) for pattern, value in patterns.items() if _any(pattern, names)
        ]
    return "\n".join(_rule(pattern, headers) for pattern, headers in rules)


def _any(pattern: str, names: Iterable[str]) -> bool:
    whole = re.compile(".*".join(map(re.escape, pattern.split("*"))))
    return any(whole.fullmatch(name) for name in names)


def _rule(pattern: str, headers: dict[str, str]) -> str:
    return "\n".join([pattern, *(f"  {name}: {value}" for name, value in headers.items()), ""])
