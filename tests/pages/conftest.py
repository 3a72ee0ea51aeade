"""A page of our own, with everything that stands around an article on a real one."""

import pytest

PROSE = (
    "Harbour Compute said on Monday that it will rent four halls of its new site near Lund to Tidewater Labs for six years, "
    "a contract that people close to both companies put at more than two billion euros.",
    "The halls were meant for a bank that withdrew in spring. Tidewater had looked for room since its own site at Varberg "
    "was held up by a dispute over a power line, and had told its investors in May that it would run out of capacity.",
    "“We would have taken the halls a year earlier had they been there,” Tidewater's head of operations, Maja Lindqvist, "
    "told reporters. She said the first machines would be switched on in February and the last in autumn.",
    "Neither company named a price. Harbour's shares rose four per cent in the first hour of trading and gave up half of "
    "that by noon, when the municipality said that it had not yet been asked for the second cooling permit.",
    "The contract may be ended by either side after three years, according to a filing that Harbour made in the evening.",
)

PAGE = """<!doctype html><html lang="en-GB"><head><title>{title} | Sound Ledger</title>
<link rel="canonical" href="https://soundledger.example/2025/11/lund-halls?utm_source=feed">
<meta property="og:site_name" content="Sound Ledger"><meta property="og:title" content="{title}">
<meta property="og:type" content="article"><meta property="og:image" content="/pictures/lund.jpg">
<meta property="og:image:width" content="1600"><meta property="og:image:height" content="900">
<meta name="description" content="A bank left, a laboratory came: four halls near Lund have a tenant for six years.">
{ld}</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/markets">Markets</a></li><li><a href="/energy">Energy</a></li></ul></nav></header>
<div id="onetrust-banner"><p>We and our 814 partners use cookies to store information on your device, and you may object.</p></div>
<main><article class="story"><h1>{title}</h1>
<p class="standfirst">A bank left, a laboratory came: four halls near Lund have a tenant for six years.</p>
<div class="byline">By <a rel="author" href="/people/ina-berg">Ina Berg</a></div><time datetime="2025-11-17T09:42:00+01:00">17 November 2025</time>
<div class="share-bar"><a href="#f">Share on Facebook</a> <a href="#x">Share on X</a></div>
<figure><img src="/pictures/lund.jpg" width="1600" height="900" alt="Halls at dusk"><figcaption>The site in October. <span class="credit">Photo: Per Alm</span></figcaption></figure>
<div class="article-body">
<p>{p[0]}</p><p>{p[1]}</p>
<p><strong>Also read:</strong> <a href="/other">The bank that wanted four halls</a></p>
<h2>Who pays</h2>
<p>{p[2]}</p>
<aside class="newsletter"><p>Sign up for our newsletter and get the morning in five minutes.</p></aside>
<p>{p[3]}</p>
<p>{p[4]}</p>
</div></article>
<section class="related"><h2>More from Sound Ledger</h2><ul>
<li><a href="/a">A second line to Varberg is ready on paper</a></li><li><a href="/b">Why cold water is short in Skåne</a></li></ul></section>
<section id="comments"><h2>Leave a reply</h2><form><p>Your email address will not be published.</p><textarea></textarea></form></section>
</main><footer><p>© 2025 Sound Ledger AB. All rights reserved. Editor: Tove Hall.</p></footer></body></html>"""

LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "Organization", "@id": "#us", "name": "Sound Ledger"},
{"@type": "NewsArticle", "headline": "%s", "datePublished": "2025-11-17T08:42:00Z", "dateModified": "2025-11-17T11:00:00Z",
 "author": [{"@type": "Person", "name": "Ina Berg"}, {"@type": "Person", "name": "Olle Ek"}], "publisher": {"@id": "#us"},
 "articleSection": "Markets", "keywords": ["Lund", "data centres"]}]}</script>"""

TITLE = "Harbour rents four halls at Lund to Tidewater"


@pytest.fixture
def prose():
    return PROSE


@pytest.fixture
def make_page():
    """A function that gives the page's bytes; `ld` with JSON-LD, keyword arguments replace prose."""

    def make(*, ld=True, title=TITLE, charset="utf-8", prose=PROSE):
        return PAGE.format(title=title, ld=LD % title if ld else "", p=prose).encode(charset, "replace")

    return make
