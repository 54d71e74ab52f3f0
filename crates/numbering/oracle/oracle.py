"""Prints what Python's `phonenumbers` answers: `oracle.py numbers` for the tests' oracle, `oracle.py short` for the short numbers.

`cargo xtask metadata` runs this with the package on PYTHONPATH, and keeps what is printed. Every number is made up: an example
of libphonenumber's with some digits of its head, and two of its tail, thrown anew.
"""

import random
import re
import sys
from itertools import groupby

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType, phonenumberutil, shortnumberinfo

MARKETS = ["BR", "UY", "AR", "MX", "CO", "CL", "PE", "US", "ES", "PT"]
MESSY_PER_MARKET = 1100

NUMBERS_HEAD = """\
# Texts and what Python's `phonenumbers` {version} says of them. Characters other than plain ASCII are written \\u{{1f}}.
# The last four columns are empty where the text is no valid number.
# region	text	E.164	type	national significant number	the number's region
"""

SHORT_HEAD = """\
# All strings of one to six digits that `shortnumberinfo` of Python's `phonenumbers` {version} holds short.
# region	what	from	to
"""

# The markets, and some regions with two-digit numbers, zeros in front, or no emergency number of their own.
SHORT_REGIONS = MARKETS + ["AC", "AU", "DE", "FR", "IN", "JP"]


class Chance:
    """Chance that is the same with every version of Python."""

    def __init__(self, seed):
        self.random = random.Random(seed).random

    def below(self, end):
        return int(self.random() * end)

    def one_of(self, choices):
        return choices[self.below(len(choices))]

    def digit(self):
        return str(self.below(10))


def numbers():
    """Every region's examples in five ways of writing, then the messy corpus."""
    yield NUMBERS_HEAD.format(version=phonenumbers.__version__)
    for region, number in examples():
        forms = [PhoneNumberFormat.E164, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.NATIONAL]
        texts = [phonenumbers.format_number(number, form) for form in forms]
        texts += ["00" + texts[0][1:], phonenumbers.national_significant_number(number)]
        for text in dict.fromkeys(texts):
            yield row(region, text)
    chance = Chance("dialbase")
    for region in MARKETS:
        bases = [number for home, number in examples() if home == region]
        shapes = SHAPES + MARKET_SHAPES.get(region, [])
        for nth in range(MESSY_PER_MARKET):
            number = made_up(chance, region, bases)
            home = chance.one_of(MARKETS) if chance.below(8) == 0 else region
            yield row(home, shapes[nth % len(shapes)](chance, number))


def examples():
    kinds = sorted(set(PhoneNumberType.values()) - {PhoneNumberType.FIXED_LINE_OR_MOBILE, PhoneNumberType.UNKNOWN})
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for kind in kinds:
            number = phonenumbers.example_number_for_type(region, kind)
            if number is not None:
                yield region, number
    for code in sorted(phonenumbers.COUNTRY_CODES_FOR_NON_GEO_REGIONS):
        yield "ZZ", phonenumbers.example_number_for_non_geo_entity(code)


def made_up(chance, region, bases):
    """A valid number: mostly a mobile or a fixed line, of any area."""
    while True:
        base = chance.one_of(bases[:2] if chance.below(4) else bases)
        digits = list(phonenumbers.national_significant_number(base))
        for place in range(chance.below(5)):
            digits[place] = chance.digit()
        digits[-2:] = [chance.digit(), chance.digit()]
        try:
            number = phonenumbers.parse(f"+{base.country_code}{''.join(digits)}")
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number_for_region(number, region):
            return number


def row(region, text):
    answer = ["", "", "", ""]
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        number = None
    if number is not None and phonenumbers.is_valid_number(number):
        home = phonenumbers.region_code_for_number(number)
        answer = [
            phonenumbers.format_number(number, PhoneNumberFormat.E164),
            PhoneNumberType.to_string(phonenumbers.number_type(number)),
            phonenumbers.national_significant_number(number),
            "ZZ" if home == phonenumberutil.REGION_CODE_FOR_NON_GEO_ENTITY else home,
        ]
    plain = "".join(c if " " <= c <= "~" and c != "\\" else f"\\u{{{ord(c):x}}}" for c in text)
    return "\t".join([region, plain, *answer]) + "\n"


def e164(number):
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def code(number):
    return str(number.country_code)


def significant(number):
    return phonenumbers.national_significant_number(number)


def international(number):
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)


def national(number):
    return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)


def dialled(number):
    """The digits as dialled inside the country."""
    return re.sub(r"\D", "", national(number))


def any_form(chance, number):
    return chance.one_of([e164, international, national, national, significant, dialled])(number)


def separated(chance, digits, marks):
    often = 2 + chance.below(4)
    return "".join((chance.one_of(marks) if at and chance.below(often) == 0 else "") + c for at, c in enumerate(digits))


def with_prefix(prefixes, digits):
    def write(chance, number):
        prefix = chance.one_of(prefixes).replace("CODE", code(number))
        return prefix + chance.one_of(["", "", " ", "-"]) + digits(number)

    return write


def around(before, after):
    return lambda chance, number: chance.one_of(before) + any_form(chance, number) + chance.one_of(after)


def other_digits(zero):
    return lambda chance, number: "".join(
        chr(ord(zero) + int(c)) if c in "0123456789" else c for c in any_form(chance, number)
    )


def other_marks(marks):
    return lambda chance, number: separated(chance, chance.one_of([e164, dialled, significant])(number), marks)


def changed(change):
    """One digit changed, of any form."""

    def write(chance, number):
        text = any_form(chance, number)
        places = [at for at, c in enumerate(text) if c.isdigit()]
        at = chance.one_of(places)
        return text[:at] + change(chance, text[at]) + text[at + 1 :]

    return write


def letters(chance, number):
    """The last digits as the letters on a telephone's keys."""
    keys = ["", "", "ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"]
    text = any_form(chance, number)
    cut = len(text) - 1 - chance.below(7)
    return text[:cut] + "".join(chance.one_of(keys[int(c)] or c) if c.isdigit() else c for c in text[cut:])


def two(chance, number):
    between = chance.one_of([" / ", "/", " ; ", ";", " | ", " ::: ", "\n", "\t", " ou ", " o ", " y ", "  ", ", "])
    return any_form(chance, number) + between + any_form(chance, number)[:-1] + chance.digit()


def exponent(chance, number):
    digits = e164(number)[1:]
    places = 2 + chance.below(6)
    return f"{digits[0]}{chance.one_of('.,')}{digits[1 : 1 + places]}E+{len(digits) - 1}"


def area_in_parentheses(chance, number):
    digits, area = significant(number), 1 + chance.below(4)
    trunk = chance.one_of(["", "", "0", "0 ", "+" + code(number) + " "])
    return f"{trunk}({chance.one_of(['', '0'])}{digits[:area]}) {separated(chance, digits[area:], ' -.')}"


def nobody(chance, number):
    words = ["", " ", "no tiene", "-", "0", "00", "123", "190", "911", "*31#", "+", "++", "(", "#N/A", "x", "ext. 12"]
    words += ["99999999999", "00000000000", "123456789", "99999-9999", "20240131", "31/01/2024", "000.000.000-00"]
    return chance.one_of(words + ["+999 123456", "+0", "0" * 12 + "1", code(number), "+" + code(number), "nan"])


def rfc3966(chance, number):
    digits, ours = significant(number), "+" + code(number)
    forms = ["tel:{d};phone-context={c}", "tel:{c}-{d}", "tel:{c}{d};ext=12", "tel:{d};phone-context=example.com"]
    forms += ["tel:{c}{d};isub=1", "tel:{d};phone-context={c};ext=7", "{d};phone-context=", "TEL:{c}{d}"]
    return chance.one_of(forms).format(c=ours, d=digits)


ALIEN = ["\u00a0", "\u200b", "\u2013", "\u2011", "\u3000", "\ufeff", "\u00ad", "\u2212", "\uff0d", "\u2060", "\u202a", "~", "\u00b7"]

SHAPES = [
    lambda chance, number: any_form(chance, number),
    lambda chance, number: separated(chance, e164(number), " "),
    lambda chance, number: separated(chance, dialled(number), [" ", "-", ".", "/", "(", ")", "[", "]", "  "]),
    lambda chance, number: separated(chance, e164(number)[1:], " -."),
    area_in_parentheses,
    with_prefix(["00CODE", "+00CODE", "00 CODE", "0CODE", "(+CODE)", "+(CODE)", "+CODE (0)", "++CODE", "\uff0bCODE"], significant),
    with_prefix(["011CODE", "010CODE", "0011CODE", "9 011 CODE", "00CODE0", "+CODE 0", "CODECODE", "0000CODE"], significant),
    with_prefix(["0", "00", "1", "9", "8", "15", "01", "044", "045", "060", "09", "0 15 ", "000"], significant),
    with_prefix(["0", "+", "+CODE", "CODE", "00CODE", "+CODE+"], dialled),
    around(["", "", "("], [" ramal 12", " r. 12", " ext. 12", " ext 3", " x12", "x5", " anexo 5", " int 4", " #12", ";ext=12", " extensi\u00f3n 7", ", 55", "#"]),
    around(["tel: ", "Tel.: ", "Cel ", "p:", "WhatsApp ", "'", "=\"", "fax:", "(casa) ", "M=0="], ["", "", "\"", " (fax)", " Ana", " - casa", " *"]),
    around([" ", "\t", "\n", "\u00a0", "\u200e", "\ufeff", ".", "-", "("], [" ", "\t", "\r\n", "\u00a0", "\u202c", ".", "-", ")", ";"]),
    letters,
    other_digits("\uff10"),
    other_digits("\u0660"),
    other_marks(ALIEN),
    other_marks(ALIEN + [" ", "-", "*", "_", ",", ":", "+", "x", "\\", "'"]),
    changed(lambda chance, digit: ""),
    changed(lambda chance, digit: ""),
    changed(lambda chance, digit: digit + chance.digit()),
    changed(lambda chance, digit: digit + digit),
    changed(lambda chance, digit: chance.digit()),
    changed(lambda chance, digit: chance.digit()),
    changed(lambda chance, digit: chance.one_of("xO l+*#")),
    two,
    lambda chance, number: chance.one_of([e164, significant, dialled])(number).lstrip("+") + chance.one_of([".0", ",0", ".00"]),
    exponent,
    lambda chance, number: significant(number)[1 + chance.below(4) :],
    lambda chance, number: "0" * (1 + chance.below(9)) + dialled(number),
    rfc3966,
    nobody,
]

MARKET_SHAPES = {
    "BR": [
        with_prefix(["0 15 ", "0 21", "041", "0 14", "90 15", "9015", "90 90", "0031", "0055 15"], significant),
        with_prefix(["9090", "0800 ", "55 0", "+55 0", "+55 0 15 ", "550"], significant),
    ],
    "AR": [
        lambda chance, number: re.sub(r"^9", "", significant(number)),
        lambda chance, number: chance.one_of(["0", "", "+54 ", "+54 9 "]) + separated(chance, dialled(number).lstrip("0"), " -"),
        lambda chance, number: chance.one_of(["15", "15 ", "0 11 15 ", "011 15-"]) + significant(number)[-8:],
    ],
    "MX": [
        with_prefix(["01 ", "01", "044 ", "045", "045 ", "1", "+52 1 ", "521", "00521", "+52 01 "], significant),
    ],
    "CO": [with_prefix(["03 ", "0 3", "009", "007", "+57 0", "57 60", "60", "0"], significant)],
    "US": [with_prefix(["1", "1 ", "1-", "+1 (", "001", "0111", "+1 1"], significant)],
}


def short():
    """Runs of short numbers of the same length and sort."""
    yield SHORT_HEAD.format(version=phonenumbers.__version__)
    for region in sorted(SHORT_REGIONS):
        for length in range(1, 7):
            sorts = ((sort(f"{number:0{length}}", region), number) for number in range(10**length))
            for what, run in groupby(sorts, key=lambda pair: pair[0]):
                run = [number for _, number in run]
                if what:
                    yield f"{region}\t{what}\t{run[0]:0{length}}\t{run[-1]:0{length}}\n"


def sort(digits, region):
    if shortnumberinfo.is_emergency_number(digits, region):
        return "emergency"
    zeros = min(len(digits) - len(digits.lstrip("0")), len(digits) - 1)
    number = phonenumbers.PhoneNumber(
        country_code=phonenumbers.country_code_for_region(region),
        national_number=int(digits),
        italian_leading_zero=zeros > 0 or None,
        number_of_leading_zeros=zeros or None,
    )
    return "other" if shortnumberinfo.is_valid_short_number_for_region(number, region) else ""


def main():
    for text in {"numbers": numbers, "short": short}[sys.argv[1]]():
        sys.stdout.write(text)


main()
