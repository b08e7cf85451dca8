"""Whether two English words rhyme, judged by their spelling. No torch, no Qt.

The end of a word, from the vowel of its last stressed syllable on, is written down in two ways: as it is spelled
("love" and "prove" have always rhymed for the eye), and as it sounds. Words that share one of them rhyme.
"""

from __future__ import annotations

import functools
import re

_KNOWN = {
    "AAR": "are", "AARD": "guard", "AART": "heart", "AED": "had", "AEV": "have", "AHD": "blood flood", "AHF": "enough",
    "AHM": "come some", "AHN": "son won one none done", "AHNG": "tongue young", "AHV": "love dove above", "AHZ": "was",
    "AIR": "bear wear swear pear there where were their heir everywhere elsewhere", "AON": "gone", "AONG": "tongue",
    "AOR": "four pour your door floor o'er oer", "AORS": "course source", "AOZ": "was", "AW": "thou how now brow cow "
    "bow allow vow plough bough avow", "AWN": "crown town down gown brown frown", "AWR": "hour our power flower shower "
    "bower tower", "AY": "i eye aye buy guy deny reply defy rely supply apply espy comply ally thereby whereby",
    "AYD": "eyed", "AYND": "wind", "EHD": "said unbred", "EHKST": "next", "EHLTH": "health wealth stealth",
    "EHN": "again", "EHND": "friend", "EHST": "breast", "EHT": "counterfeit", "EHTH": "death breath",
    "ERD": "word heard", "ERLD": "world", "EY": "they key", "EYK": "break steak", "EYN": "again", "EYT": "great",
    "IHN": "been", "IHS": "is his", "IHT": "counterfeit", "IHZ": "is his", "IY": "key", "IYN": "been", "IYND": "fiend",
    "OW": "though although sew also owe", "OWL": "soul control", "OWST": "most post host ghost boast",
    "UHD": "good stood wood could would should", "UHL": "full pull",
    "UW": "do to too two who you through shoe into unto",
    "UWM": "tomb womb whom", "UWTH": "youth truth", "UWV": "prove move remove approve", "UWZ": "lose whose",
}  # fmt: skip
"""Words that do not sound as they are spelled, by their sound."""

_SOUNDS: dict[str, set[str]] = {}
for _sound, _words in _KNOWN.items():
    for _word in _words.split():
        _SOUNDS.setdefault(_word, set()).add(_sound)

_LONG = {"a": "EY", "e": "IY", "i": "AY", "o": "OW", "u": "UW", "y": "AY"}
_SHORT = {"a": "AE", "e": "EH", "i": "IH", "o": "AO", "u": "AH", "y": "IH"}
_BEFORE_R = {"a": "AAR", "e": "ER", "i": "ER", "o": "AOR", "u": "ER", "y": "ER"}
_LONG_BEFORE_R = {"a": "AIR", "e": "IYR AIR", "i": "AYR", "o": "AOR", "u": "UWR", "y": "AYR"}
_DOUBLE = {
    "ai": "EY", "ay": "EY", "ei": "EY", "ey": "EY", "ee": "IY", "ea": "IY", "ie": "IY", "ye": "AY", "uy": "AY",
    "oi": "OY", "oy": "OY", "oa": "OW", "oe": "OW", "ow": "OW", "oo": "UW", "ue": "UW", "ew": "UW", "eu": "UW",
    "ui": "UW", "iew": "UW", "ieu": "UW", "au": "AO", "aw": "AO", "ou": "AW", "eau": "OW",
}  # fmt: skip
_DOUBLE_BEFORE_R = {"ai": "AIR", "ei": "AIR", "ea": "IYR AIR", "ee": "IYR", "ie": "IYR", "oa": "AOR", "oo": "AOR UWR",
                    "ou": "AOR AWR", "au": "AOR"}  # fmt: skip
_CODAS = (
    (r"c(?=e\Z)", "S"), (r"d?g(?=e\Z)", "J"), (r"th(?=e\Z)", "DH"), (r"e\Z", ""), (r"([^aeiouy])\1", r"\1"),
    (r"gh", ""), (r"t?ch", "C"), (r"sh", "X"), (r"ph", "F"), (r"ck|q|c", "K"), (r"m[bn]\Z", "M"), (r"gn\Z", "N"),
    (r"bt\Z", "T"), (r"x", "KS"),
)  # fmt: skip

_WEAK = re.compile(
    r"(?:ing|(?<=[^aeiouy])(?:e[rn]|est|eth|or|our|ure|el|on|y|ow)|(?<=[aeiouy]w)e(?:r|st|th)|ion|ous|ness|less|age"
    r"|[^aeiouylrw]le)s?\Z|[td]ed\Z|(?:[sxz]|[cs]h|[cg])es\Z"
)
"""Endings without stress."""

_STRONG = re.compile(r"(?:upon|anon|abhor|(?:end|s?ec|all|mat|obsc)ure|[cp]el|(?:[rqgfh]|ot)u?est|[hs][rt]ow)\Z")
"""Words with stress on such an ending."""

_INFLECTION = re.compile(r"(?:ing|er|est|eth|en|ed|es)s?\Z")


@functools.lru_cache(maxsize=20_000)
def endings(word: str) -> frozenset[str]:
    """How the end of a word is spelled (in small letters) and sounds (in capitals); empty where there is no vowel."""
    word = word.lower().replace("’", "'").rpartition("-")[2]
    elided = word.endswith("'d")
    if word not in _SOUNDS:
        word = re.sub(r"[^a-zà-öø-ÿ]", "", re.sub(r"e?'d\Z", "ed", word))
    groups = len(re.findall(r"[aeiouy]+", word))
    weak = groups > 1 and _WEAK.search(word) and not (elided and re.search(r"[^e][^r]ed\Z", word))
    if not weak or word.removesuffix("s") in _SOUNDS or _STRONG.search(word):
        found = {_spelled(word, 1), *_sounds(word)}
    else:
        found = {_spelled(word, 2)}
        if suffix := _INFLECTION.search(word):
            stem = word[: suffix.start()]
            stem += "e" if re.search(r"(?:\A|[^aeiouy])[aeiouy][^aeiouywx]\Z", stem) else ""
            found |= {f"{sound}-{suffix[0].upper()}" for sound in _sounds(stem)}
        # In long words the last syllable is stressed again: "memory" rhymes with "thee", and with "die".
        if groups > 2 and word.endswith("y"):
            found |= {"AY", "IY"}
        elif groups > 2 and word.endswith(("ing", "age", "ness", "less")):
            found |= {_spelled(word, 1), *_sounds(word)}
    if word.endswith("ed") and not elided and (groups > 3 or word.endswith("ied")):
        found.add("EHD")
    return frozenset(found - {""})


def rhyme(one: str, other: str) -> bool:
    """Whether two words rhyme; a word rhymes with itself."""
    return one.lower() == other.lower() or not endings(one).isdisjoint(endings(other))


def _spelled(word: str, vowels: int) -> str:
    """From the last vowel on, or from the last but one; a silent e is none."""
    word = re.sub(r"(?:ss|sh|[tcs])i(?=ons?\Z)", "x", re.sub(r"\Ay(?=[aeiou])|(?<=q)u|(?<=g)ue\Z", "", word))
    silent = r"(?:(?<![^aeiouylrw]l)(?<=[^aeiouy])e(?:d|s)?)?"
    found = re.search(rf"(?:[aeiouy]+[^aeiouy]+){{{vowels - 1}}}[aeiouy]+[^aeiouy]*{silent}\Z", word)
    return re.sub(r"([^aeiouy])\1", r"\1", found[0] if found else "")


def _sounds(word: str) -> set[str]:
    """How the last syllable sounds; several where the spelling leaves it open."""
    if word in _SOUNDS:
        return _SOUNDS[word]
    if re.search(r"(?:[aeiouy].*(?:[^aeious]|[^aeiouy]e)|[aeiouy]{2})s\Z", word) and not word.endswith("ous"):
        return {sound + ("S" if _VOICELESS.search(sound) else "Z") for sound in _sounds(word[:-1])}
    if re.search(r"[aeiouy].*[^aeiouy]ed\Z|[aeiouy]{2}d\Z", word) and word.endswith("ed") and not word.endswith("eed"):
        return {sound + ("T" if _VOICELESS.search(sound) else "D") for sound in _sounds(_uninflected(word))}
    word = re.sub(r"\Ay(?=[aeiou])|(?<=q)u|(?<=g)u(?=[aeiy])|[iu](?=[ao])", "", word)
    found = re.search(r"([aeiouy]+w?)([^aeiouy]+)(e)\Z|([aeiouy]+w?)([^aeiouy]*)()\Z", word)
    if not found:
        return set()
    vowel, coda, silent = (part for part in found.groups() if part is not None)
    if len(vowel) == 2 and vowel[1] == "w" and vowel[0] in "iuy":
        vowel, coda = vowel[0], "w" + coda
    firsts = _vowel(word[: found.start()], vowel, coda, silent)
    return {first + rest for first in firsts for rest in _coda(vowel, coda, silent)}


_VOICELESS = re.compile(r"(?:[PTKFSXC]|TH)\Z")


def _uninflected(word: str) -> str:
    if word.endswith("ied"):
        return f"{word[:-3]}y"
    silent = re.search(r"(?:(?:\A|[^aeiouy]|[gq]u)[aeiouy][^aeiouywx]|[vczgu]|[^s]s|[^aeiouyl]l)ed\Z", word)
    return word[:-1] if silent else word[:-2]


def _vowel(before: str, vowel: str, coda: str, silent: str) -> list[str]:
    if coda.startswith("r"):
        if vowel == "ea" and len(coda) > 1:
            return ["ER"]
        if len(vowel) > 1:
            return _DOUBLE_BEFORE_R.get(vowel, "ER").split()
        if before.endswith("w") and vowel in "ao":
            return ["AOR"] if vowel == "a" else ["ER", "AOR"]
        return (_LONG_BEFORE_R if silent and coda == "r" else _BEFORE_R)[vowel].split()
    if len(vowel) > 1:
        if vowel == "ea" and coda in ("d", "lth", "nt"):
            return ["EH", "IY"]
        if vowel == "ou" and coda.startswith("ght"):
            return ["AO"]
        if vowel == "oo" and coda == "k":
            return ["UH"]
        if vowel == "ie" and not coda:
            return ["AY"]
        if vowel == "ei" and before.endswith("c"):
            return ["IY"]
        return [_DOUBLE.get(vowel, "AH")]
    if not coda:
        return [_LONG[vowel]]
    if silent and (len(coda) == 1 or coda in ("st", "th") or (vowel == "a" and coda == "ng")):
        return [_LONG[vowel]]
    if (vowel == "i" and re.match(r"gh|nd|ld|gn|mb", coda)) or (vowel == "o" and re.match(r"l[dtlk]", coda)):
        return [_LONG[vowel]]
    if vowel == "a" and re.match(r"l[ldtk]", coda):
        return ["AO"]
    return [_SHORT[vowel]]


def _coda(vowel: str, coda: str, silent: str) -> list[str]:
    """The consonants after the vowel; an s before a silent e may be either."""
    text = coda.removeprefix("r") + silent
    if vowel in ("a", "o") and re.match(r"l[kfm]" if vowel == "a" else r"lk", text):
        text = text[1:]  # talk, half, folk
    either = text == "se"
    for spelled, sound in _CODAS:
        text = re.sub(spelled, sound, text)
    text = text.upper()
    return [text, "Z"] if either else [text]
