"""What a person is told for each status: what is wrong and what to do."""

from collections.abc import Mapping

from aligncheck.documents.document import Status

_MESSAGES: Mapping[Status, tuple[str, str, str]] = {
    Status.OK: (
        "Hele filen er lest.",
        "Heile fila er lesen.",
        "The whole file was read.",
    ),
    Status.PARTIAL: (
        "Deler av filen kunne ikke leses. Se merknadene; er noen sider bilder, les med OCR.",
        "Delar av fila kunne ikkje lesast. Sjå merknadene; er nokre sider bilete, les med OCR.",
        "Parts of the file could not be read. See the notes; if pages are pictures, read with OCR.",
    ),
    Status.NO_TEXT: (
        "Filen har ikke tekst, bare bilder av sider. Les den med OCR (--ocr).",
        "Fila har ikkje tekst, berre bilete av sider. Les henne med OCR (--ocr).",
        "The file holds no text, only pictures of pages. Read it with OCR (--ocr).",
    ),
    Status.ENCRYPTED: (
        "Filen krever passord. Lagre en kopi uten passord og prøv igjen.",
        "Fila krev passord. Lagre ein kopi utan passord og prøv igjen.",
        "The file asks for a password. Save a copy without one and try again.",
    ),
    Status.UNSUPPORTED_ENCRYPTION: (
        "Filen er kryptert på en måte som ikke kan åpnes her. Skriv den ut til en ny PDF.",
        "Fila er kryptert på ein måte som ikkje kan opnast her. Skriv henne ut til ein ny PDF.",
        "The file is encrypted in a way that cannot be opened here. Print it to a new PDF.",
    ),
    Status.NOT_PDF: (
        "Filen er ikke en PDF eller et annet format som kan leses "
        "(.pdf, .docx, .odt, .html, .txt, .md). Sjekk at riktig fil er valgt.",
        "Fila er ikkje ein PDF eller eit anna format som kan lesast "
        "(.pdf, .docx, .odt, .html, .txt, .md). Sjekk at rett fil er vald.",
        "The file is not a PDF or another format that can be read "
        "(.pdf, .docx, .odt, .html, .txt, .md). Check that the right file was chosen.",
    ),
    Status.DAMAGED: (
        "Filen er skadet og kunne ikke åpnes. Last den ned på nytt eller lagre den på nytt.",
        "Fila er skadd og kunne ikkje opnast. Last henne ned på nytt eller lagre henne på nytt.",
        "The file is damaged and could not be opened. Download it or save it again.",
    ),
    Status.EMPTY: (
        "Filen er tom. Sjekk at riktig fil er valgt.",
        "Fila er tom. Sjekk at rett fil er vald.",
        "The file is empty. Check that the right file was chosen.",
    ),
    Status.TOO_LARGE: (
        "Filen er større enn grensen (byte, sider eller tegn). Del den opp.",
        "Fila er større enn grensa (byte, sider eller teikn). Del henne opp.",
        "The file is over the limit (bytes, pages or characters). Split it.",
    ),
    Status.TIMEOUT: (
        "Lesingen tok for lang tid og ble stoppet. Skriv filen ut til en ny PDF.",
        "Lesinga tok for lang tid og vart stoppa. Skriv fila ut til ein ny PDF.",
        "Reading took too long and was stopped. Print the file to a new PDF.",
    ),
    Status.MEMORY: (
        "Filen krevde for mye minne og ble stoppet. Skriv den ut til en ny PDF.",
        "Fila kravde for mykje minne og vart stoppa. Skriv henne ut til ein ny PDF.",
        "The file took too much memory and was stopped. Print it to a new PDF.",
    ),
    Status.CRASHED: (
        "Leseren stoppet på denne filen; andre filer er ikke berørt. Skriv den ut til en ny PDF.",
        "Lesaren stoppa på denne fila; andre filer er ikkje råka. Skriv henne ut til ein ny PDF.",
        "The reader stopped at this file; no other file is affected. Print it to a new PDF.",
    ),
    Status.DUPLICATE: (
        "Filen har samme innhold som en fil som alt er lest. Den er ikke talt to ganger.",
        "Fila har same innhald som ei fil som alt er lesen. Ho er ikkje talt to gonger.",
        "The file has the same content as one that was already read. It is not counted twice.",
    ),
}

_COLUMN: Mapping[str, int] = {"nb": 0, "nn": 1, "en": 2}


def message_for(status: Status, language: str = "nb") -> str:
    """What the status means and what to do, in nb, nn or en (nb for any other language)."""
    return _MESSAGES[status][_COLUMN.get(str(language), 0)]
