"""What a person is told of a fault in a framework file, in Bokmål, Nynorsk and English."""

from collections.abc import Mapping

from aligncheck.frameworks.criterion import Wording

_TEXTS: Mapping[str, tuple[str, str, str]] = {
    "text_expected": (
        "her skal det stå en tekst i anførselstegn, men det står {found}",
        "her skal det stå ein tekst i hermeteikn, men det står {found}",
        "expected a text in quotes, found {found}",
    ),
    "text_or_wording_expected": (
        "her skal det stå en tekst i anførselstegn, eller {{ nb = …, nn = …, en = … }}, "
        "men det står {found}",
        "her skal det stå ein tekst i hermeteikn, eller {{ nb = …, nn = …, en = … }}, "
        "men det står {found}",
        "expected a text in quotes, or {{ nb = …, nn = …, en = … }}, found {found}",
    ),
    "text_empty": ("teksten er tom", "teksten er tom", "the text is empty"),
    "text_unfit": (
        "teksten har et usynlig styretegn ({found}); slett det",
        "teksten har eit usynleg styreteikn ({found}); slett det",
        "the text holds an invisible control character ({found}); delete it",
    ),
    "id_expected": (
        "en id er en tekst av bokstaver, sifre, '.', '-' og '_' uten mellomrom; her står {found}",
        "ein id er ein tekst av bokstavar, siffer, '.', '-' og '_' utan mellomrom; her står "
        "{found}",
        "an id is a text of letters, digits, '.', '-' and '_' without spaces, found {found}",
    ),
    "flag_expected": (
        "her skal det stå true eller false, men det står {found}",
        "her skal det stå true eller false, men det står {found}",
        "expected true or false, found {found}",
    ),
    "day_expected": (
        "her skal det stå en dato som 2026-11-22, men det står {found}",
        "her skal det stå ein dato som 2026-11-22, men det står {found}",
        "expected a date such as 2026-11-22, found {found}",
    ),
    "choice_expected": (
        "her skal det stå en av {choices}, men det står {found}",
        "her skal det stå ein av {choices}, men det står {found}",
        "expected one of {choices}, found {found}",
    ),
    "list_expected": (
        "her skal det stå en liste i [ ], men det står {found}",
        "her skal det stå ei liste i [ ], men det står {found}",
        "expected a list in [ ], found {found}",
    ),
    "list_empty": ("listen er tom", "lista er tom", "the list is empty"),
    "keys_expected": (
        "her skal nøklene {known} stå, men det står {found}",
        "her skal nøklane {known} stå, men det står {found}",
        "expected the keys {known}, found {found}",
    ),
    "key_missing": ("{key} mangler", "{key} manglar", "{key} is missing"),
    "key_unknown_near": (
        "ukjent nøkkel {key}; mente du {near}?",
        "ukjend nøkkel {key}; meinte du {near}?",
        "unknown key {key}; did you mean {near}?",
    ),
    "key_unknown": (
        "ukjent nøkkel {key}; kjent her: {known}",
        "ukjend nøkkel {key}; kjent her: {known}",
        "unknown key {key}; known here: {known}",
    ),
    "gap_at_edge": (
        "'~' står mellom to ord, ikke først eller sist: {found}",
        "'~' står mellom to ord, ikkje først eller sist: {found}",
        "'~' stands between two words, not first or last: {found}",
    ),
    "star_misplaced": (
        "'*' skal ha bokstaver foran seg, '~' mellomrom på begge sider: {found}",
        "'*' skal ha bokstavar framfor seg, '~' mellomrom på begge sider: {found}",
        "'*' needs letters before it, '~' spaces around it: {found}",
    ),
    "reworded": (
        "kriteriet har id-en til et innebygd kriterium, men et annet navn (label) eller en annen "
        "tekst om hva det ber om (asks); det blir vurdert etter det som står her, ikke som det "
        "innebygde. Gi det heller en egen id",
        "kriteriet har id-en til eit innebygd kriterium, men eit anna namn (label) eller ein annan "
        "tekst om kva det ber om (asks); det blir vurdert etter det som står her, ikkje som det "
        "innebygde. Gi det heller ein eigen id",
        "the criterion has the id of a built-in one, but another label or asks; it is judged "
        "by what stands here, not as the built-in one. Rather give it an id of its own",
    ),
    "framework_id_taken": (
        "rammeverket har id-en til et innebygd rammeverk, men ingen av kriteriene til det; i "
        "korpuset kommer det i stedet for det innebygde. Gi det heller en egen id",
        "rammeverket har id-en til eit innebygd rammeverk, men ingen av kriteria til det; i "
        "korpuset kjem det i staden for det innebygde. Gi det heller ein eigen id",
        "the framework has the id of a built-in one, but none of its criteria; in the corpus it "
        "takes the place of the built-in one. Rather give it an id of its own",
    ),
    "untranslated": (
        "nynorskteksten er den samme som bokmålsteksten; er den oversatt?",
        "nynorskteksten er den same som bokmålsteksten; er han omsett?",
        "the Nynorsk text is the same as the Bokmål text; is it translated?",
    ),
    "term_twice": (
        "dette søkeordet står to ganger: {found}",
        "dette søkjeordet står to gonger: {found}",
        "this term appears twice: {found}",
    ),
    "named_twice": (
        "denne id-en står to ganger: {found}",
        "denne id-en står to gonger: {found}",
        "this id appears twice: {found}",
    ),
    "term_and_exclusion": (
        "{found} er både søkeord og unntak",
        "{found} er både søkjeord og unntak",
        "{found} is a term and an exclusion at once",
    ),
    "id_twice": (
        "id-en {id} står to ganger",
        "id-en {id} står to gonger",
        "the id {id} appears twice",
    ),
    "group_unknown": (
        "det er ingen gruppe {id} under [[groups]]",
        "det er inga gruppe {id} under [[groups]]",
        "there is no group {id} under [[groups]]",
    ),
    "criterion_unknown": (
        "det er ikke noe kriterium {id}",
        "det er ikkje noko kriterium {id}",
        "there is no criterion {id}",
    ),
    "criterion_unknown_here": (
        "det er ikke noe kriterium {id} i dette rammeverket",
        "det er ikkje noko kriterium {id} i dette rammeverket",
        "there is no criterion {id} in this framework",
    ),
    "part_unknown_here": (
        "det er ikke noe kriterium eller delmål {id} i dette rammeverket",
        "det er ikkje noko kriterium eller delmål {id} i dette rammeverket",
        "there is no criterion or sub-criterion {id} in this framework",
    ),
    "target_unofficial": (
        "{id} er ikke et FN-delmål under {goal}",
        "{id} er ikkje eit FN-delmål under {goal}",
        "{id} is not a UN target under {goal}",
    ),
    "link_unknown": (
        "ingen rammeverk og ingen [[references]] her har id-en {id}",
        "ingen rammeverk og ingen [[references]] her har id-en {id}",
        "no framework and no [[references]] here has the id {id}",
    ),
    "not_utf8": (
        "filen er ikke UTF-8; lagre den som UTF-8",
        "fila er ikkje UTF-8; lagre henne som UTF-8",
        "not UTF-8; save the file as UTF-8",
    ),
    "toml_equals": (
        "det mangler '=' etter nøkkelen (kolonne {column})",
        "det manglar '=' etter nøkkelen (kolonne {column})",
        "expected '=' after the key (column {column})",
    ),
    "toml_value": (
        "verdien kan ikke leses; en tekst skal stå i anførselstegn (kolonne {column})",
        "verdien kan ikkje lesast; ein tekst skal stå i hermeteikn (kolonne {column})",
        "the value cannot be read; a text stands in quotes (column {column})",
    ),
    "toml_open": (
        "noe er ikke lukket: et anførselstegn, en ] eller en }}",
        "noko er ikkje lukka: eit hermeteikn, ein ] eller ein }}",
        "something is not closed: a quote, a ] or a }}",
    ),
    "toml_dotted": (
        "linjen har over {most} punktum; del den i flere linjer",
        "linja har over {most} punktum; del ho i fleire linjer",
        "the line has more than {most} dots; write it on several lines",
    ),
    "toml_number": (
        "et tall har flere tusen sifre; rett det",
        "eit tal har fleire tusen siffer; rett det",
        "a number has thousands of digits; correct it",
    ),
    "toml_nested": (
        "for mange parenteser inne i hverandre: [ og {{ trenger høyst noen få nivåer",
        "for mange parentesar inni kvarandre: [ og {{ treng høgst nokre få nivå",
        "too many brackets within brackets: [ and {{ need a few levels at most",
    ),
    "toml_twice": (
        "en nøkkel eller tabell står to ganger (kolonne {column})",
        "ein nøkkel eller tabell står to gonger (kolonne {column})",
        "a key or table appears twice (column {column})",
    ),
    "toml_other": (
        "linjen kan ikke leses som TOML (kolonne {column})",
        "linja kan ikkje lesast som TOML (kolonne {column})",
        "the line cannot be read as TOML (column {column})",
    ),
}


def message(name: str, **values: object) -> Wording:
    """The text of that name with its values, in all three languages."""
    return Wording(*(text.format(**values) for text in _TEXTS[name]))
