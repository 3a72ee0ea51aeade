"""Addresses: one spelling for one page, and the domain that answers for it."""

from __future__ import annotations

import ipaddress
import re
from functools import cache
from urllib.parse import unquote_plus

import ada_url
from publicsuffixlist import PublicSuffixList

# Names that only say which mail, advertisement or button brought the reader here.
_TRACKING = re.compile(
    r"(?:utm_\w+|at_(?:medium|campaign|custom\d|link\w*|format|ptr_name|bbc_team|campaign_type)|pk_\w+|mtm_\w+"
    r"|matomo_\w+|hsa_\w+|_hs(?:enc|mi)|hsctatracking|fbclid|fb_(?:action_ids|action_types|source|ref)"
    r"|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|ttclid|li_fat_id|igshid|igsh|rdid|srsltid"
    r"|mc_[ce]id|mkt_tok|ncid|cmpid|icid|ocid|smid|smtyp|s_cid|wt[._]mc|wt_zmc|xtor|ito|tpcc|taid|sref"
    r"|guccounter|guce_referrer(?:_sig)?|spm|scm|__twitter_impression|_ga|_gl|ref_src|ref_url|campaign_id"
    r"|vero_(?:id|conv)|oly_(?:anon|enc)_id|rb_clickid|wickedid|cvid|trk(?:campaign|info)?|ns_(?:campaign|mchannel|source)"
    r"|xing_share|sharetype|__s|s_kwcid|ef_id|mbid|partnerref|cid_source|echobox)",
    re.IGNORECASE,
)
# Names that may choose the page; they are dropped only where the value names a channel.
_CHANNEL_NAMES = {"ref", "source", "src", "from", "via", "partner", "medium", "referrer", "output", "share"}
_CHANNELS = re.compile(
    r"(?:rss\w*|feed\w*|(?:f|face)book|twitter|x|t\.co|linkedin|telegram|whatsapp|email|mail|newsletter|app"
    r"|share\w*|social|google|googlenews|flipboard|reddit|homepage|home|push|syndication)",
    re.IGNORECASE,
)


def canonical_url(url: str) -> str:
    """One spelling of an address: IDNA host, no default port, no fragment, no tracking parameters.

    Parameters keep their order and their spelling; nothing that may choose the page is dropped, so a
    fragment that routes ("#!/story") stays. An address that cannot be read is given back stripped.
    """
    text = url.strip()
    try:
        address = ada_url.URL(text)
    except ValueError:
        return text
    if address.protocol not in {"http:", "https:"}:
        return str(address.href)
    if not address.hash.startswith(("#!", "#/")):
        address.hash = ""
    address.username = address.password = ""
    address.search = _kept_parameters(address.search)
    return str(address.href)


def _kept_parameters(search: str) -> str:
    kept = [part for part in search.lstrip("?").split("&") if part and not _is_tracking(part)]
    return "&".join(kept)


def _is_tracking(parameter: str) -> bool:
    name, _, value = parameter.partition("=")
    name = unquote_plus(name)
    if name.lower() in _CHANNEL_NAMES:
        return bool(_CHANNELS.fullmatch(unquote_plus(value)))
    return bool(_TRACKING.fullmatch(name))


def host_of(url: str) -> str:
    """The host of a web address in ASCII form, or "" where there is none."""
    try:
        return str(ada_url.URL(url.strip()).hostname).strip("[]").rstrip(".")
    except ValueError:
        return ""


def domain_of(url: str) -> str:
    """The registered domain of a web address or bare host name; an IP address or local name is itself.

    "" where nothing names a host. The rules are the public suffix list's, private section included.
    """
    text = url.strip()
    host = host_of(text) if "://" in text else host_of(f"http://{text}")
    if not host or _is_ip(host):
        return host
    return _suffixes().privatesuffix(host) or host


def join_url(base: str, link: str) -> str:
    """The address that a link on the page `base` leads to, or "" where it is not on the web."""
    try:
        address = str(ada_url.URL(link.strip(), base=base).href if base else ada_url.URL(link.strip()).href)
    except ValueError:
        return ""
    return address if address.startswith(("http://", "https://")) else ""


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()
