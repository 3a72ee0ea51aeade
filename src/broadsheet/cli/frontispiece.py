"""The first page of the help, written by hand: what there is, in the order a newcomer needs it."""

from __future__ import annotations

PAGE = """\
Broadsheet is a news desk for people who follow the AI industry.

It polls news sources, reads each page, folds reprints and rewrites into one
story per event, says who had it first, and makes a finite daily edition. From
the same articles it keeps a ledger of who funds, supplies and depends on whom.
Every figure in it can be opened down to the sentence that says it.

Begin here
  try              a whole newsroom on a small internet of its own, offline
  read FILE…       what is understood of a page, feed or record file, and why
  init             make a newsroom: settings, an empty store, 1,112 sources

The newsroom
  run              poll, read and build for good (--once for one cycle)
  serve            serve the paper on http://127.0.0.1:8700
  publish DIR      write the same paper as static files
  letter           the edition by mail: preview, send, readers
  speak [DAY]      read an edition aloud: an mp3 for the paper and the podcast
  sources          list, add, pause, check, report; OPML in and out
  people add NAME  an account for the editors' desk, at /desk/ of the paper
  readers erase    what is kept of a reader, erased
  rebuild          make articles, claims and stories again from the archive
  backfill FILE…   the past: Common Crawl's news archives, any WARC, saved pages
  pictures         keep the lead pictures of articles and their sizes
  import FOLDER    record files in; export --records DIR writes them out
  vault            keys that seal the bodies in record files
  doctor           check settings, store, archive and disk
  healthcheck      ask the running paper whether it answers, for containers

What it knows
  edition [DATE]   a day's edition and why each story is in it
  why STORY        why a story is in an edition, or why not
  stories          stories: reports against independent voices
  storyline ID     the stories of a running matter, oldest first
  scoops           who had stories first in a month, and by how long
  articles         articles, newest first; --search WORDS
  findings         what was found wrong, and where
  export DIR       records as markdown; the ledger as JSON lines, CSV, …

The ledger
  claims           what documents say, each with its sentence
  deals            what the claims add up to; --as-of DAY: what was known then
  deal ID          one deal: timeline, evidence, contradictions
  party NAME       one company: what it gives, what it takes
  dependence NAME  whom it leans on; --without NAME: if that one left
  loops            money that comes back to where it started
  contradictions   two sentences that cannot both be right
  ledger diff A B  what moved between two days
  ledger standing  whom the industry leans on
  ledger check F   your own assertions, held against the ledger
  ledger import F  an editor's corrections, from a file; ledger export F back

Every listing takes --json. Options of a command: broadsheet COMMAND --help
State lives where --home or $BROADSHEET_HOME says, else in this folder if it
holds a newsroom, else in ./broadsheet-home.
"""
