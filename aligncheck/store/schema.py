"""The tables of the store, as numbered migrations; a migration that was released never changes."""

FIRST = (
    """CREATE TABLE documents (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sha256 TEXT NOT NULL,
        reading TEXT NOT NULL,
        name TEXT NOT NULL,
        status TEXT NOT NULL,
        pages INTEGER NOT NULL,
        language TEXT NOT NULL,
        content BLOB NOT NULL,
        UNIQUE (sha256, reading)
    )""",
    """CREATE TABLE document_files (
        document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        sha256 TEXT NOT NULL,
        PRIMARY KEY (document, sha256)
    ) WITHOUT ROWID""",
    """CREATE TABLE parses (
        sha256 TEXT NOT NULL,
        reader TEXT NOT NULL,
        options TEXT NOT NULL,
        document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        PRIMARY KEY (sha256, reader, options)
    ) WITHOUT ROWID""",
    """CREATE TABLE passages (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        page INTEGER,
        kind TEXT NOT NULL,
        language TEXT NOT NULL,
        text TEXT NOT NULL,
        text_hash BLOB NOT NULL,
        UNIQUE (document, number)
    )""",
    "CREATE INDEX passages_text_hash ON passages (text_hash)",
    """CREATE VIRTUAL TABLE passages_fts USING fts5 (
        text, content='passages', content_rowid='id', tokenize='unicode61 remove_diacritics 0'
    )""",
    """CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN
        INSERT INTO passages_fts (rowid, text) VALUES (new.id, new.text);
    END""",
    """CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN
        INSERT INTO passages_fts (passages_fts, rowid, text) VALUES ('delete', old.id, old.text);
    END""",
    """CREATE TABLE frameworks (
        hash TEXT PRIMARY KEY,
        id TEXT NOT NULL,
        version TEXT NOT NULL,
        content BLOB NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE assessments (
        id TEXT PRIMARY KEY,
        document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        created TEXT NOT NULL,
        model_name TEXT NOT NULL,
        model_version TEXT NOT NULL,
        coverage TEXT NOT NULL,
        title TEXT,
        county TEXT,
        municipality TEXT,
        year INTEGER,
        plan_type TEXT,
        adopted TEXT,
        content BLOB NOT NULL
    )""",
    "CREATE INDEX assessments_document ON assessments (document)",
    """CREATE TABLE findings (
        assessment TEXT NOT NULL REFERENCES assessments (id) ON DELETE CASCADE,
        framework TEXT NOT NULL,
        criterion TEXT NOT NULL,
        status TEXT NOT NULL,
        strength INTEGER NOT NULL,
        PRIMARY KEY (assessment, framework, criterion)
    ) WITHOUT ROWID""",
    """CREATE TABLE evidence (
        passage INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
        assessment TEXT NOT NULL REFERENCES assessments (id) ON DELETE CASCADE,
        framework TEXT NOT NULL,
        criterion TEXT NOT NULL,
        strength INTEGER NOT NULL,
        PRIMARY KEY (passage, assessment, framework, criterion)
    ) WITHOUT ROWID""",
    "CREATE INDEX evidence_assessment ON evidence (assessment)",
    """CREATE TABLE decisions (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        assessment_id TEXT NOT NULL,
        criterion TEXT NOT NULL,
        passage_key TEXT NOT NULL,
        action TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        reason TEXT NOT NULL,
        reviewer TEXT NOT NULL,
        at TEXT NOT NULL,
        model TEXT NOT NULL,
        framework_version TEXT NOT NULL
    )""",
    "CREATE INDEX decisions_assessment ON decisions (assessment_id, number)",
    """CREATE TRIGGER decisions_stay_as_they_are BEFORE UPDATE ON decisions BEGIN
        SELECT RAISE(ABORT, 'decisions are appended, never changed');
    END""",
    """CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions BEGIN
        SELECT RAISE(ABORT, 'decisions are appended, never removed');
    END""",
    """CREATE TRIGGER decisions_stay_in_place BEFORE INSERT ON decisions
    WHEN EXISTS (SELECT 1 FROM decisions WHERE number = new.number) BEGIN
        SELECT RAISE(ABORT, 'decisions are appended, never replaced');
    END""",
    """CREATE TABLE jobs (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        payload TEXT NOT NULL,
        status TEXT NOT NULL,
        stage TEXT NOT NULL DEFAULT '',
        fraction REAL NOT NULL DEFAULT 0,
        message TEXT NOT NULL DEFAULT '',
        result TEXT NOT NULL DEFAULT 'null',
        created TEXT NOT NULL,
        updated TEXT NOT NULL
    )""",
    """CREATE TABLE vectors (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        model TEXT NOT NULL,
        text_hash BLOB NOT NULL,
        vector BLOB NOT NULL,
        UNIQUE (model, text_hash)
    )""",
    """CREATE TABLE phrases (
        id INTEGER PRIMARY KEY,
        text TEXT NOT NULL UNIQUE
    )""",
    """CREATE TABLE judgements (
        context TEXT NOT NULL,
        passage_hash BLOB NOT NULL,
        text_hash BLOB NOT NULL,
        matches BLOB NOT NULL,
        PRIMARY KEY (context, passage_hash)
    ) WITHOUT ROWID""",
    "CREATE INDEX judgements_text_hash ON judgements (text_hash)",
    """CREATE TABLE results (
        sha256 TEXT NOT NULL,
        config TEXT NOT NULL,
        status TEXT NOT NULL,
        message TEXT NOT NULL,
        pages INTEGER NOT NULL,
        assessment TEXT REFERENCES assessments (id) ON DELETE CASCADE,
        PRIMARY KEY (sha256, config)
    ) WITHOUT ROWID""",
    "CREATE INDEX results_assessment ON results (assessment)",
)

LANGUAGES_OF_PASSAGES = ("ALTER TABLE assessments ADD COLUMN languages TEXT NOT NULL DEFAULT '[]'",)

TEXTS_AS_MODELS_READ_THEM = (
    "ALTER TABLE passages ADD COLUMN model_hash BLOB",
    "CREATE INDEX passages_model_hash ON passages (model_hash)",
)

WHOLE_CHECKS = (
    """CREATE TABLE checks (
        sha256 TEXT NOT NULL,
        context TEXT NOT NULL,
        document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        content BLOB NOT NULL,
        PRIMARY KEY (sha256, context)
    )""",
    "CREATE INDEX checks_document ON checks (document)",
    "DELETE FROM judgements",  # kept as shorter lists from here on; they can be made anew
)

TEXTS_AS_MODELS_READ_THEM_BEFORE = (  # so that vectors of earlier releases can be forgotten
    """CREATE TABLE former_hashes (
        document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        model_hash BLOB NOT NULL,
        PRIMARY KEY (document, model_hash)
    ) WITHOUT ROWID""",
)

SEARCH_FILES = (  # what tells the search files of this store from those of another or older one
    "CREATE TABLE search_files (stem TEXT PRIMARY KEY, mark TEXT NOT NULL) WITHOUT ROWID",
)

CARRIED_DECISIONS = (  # of an earlier draft: its name, who took them over, and when
    "ALTER TABLE decisions ADD COLUMN carried_from TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE decisions ADD COLUMN carried_by TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE decisions ADD COLUMN carried_at TEXT NOT NULL DEFAULT ''",
)

PAGE_LABELS = ("ALTER TABLE passages ADD COLUMN page_label TEXT",)

WORDS_OF_PERSONS = (  # which columns of what is known of a plan hold what a person said in the app
    "ALTER TABLE assessments ADD COLUMN by_hand TEXT NOT NULL DEFAULT '[]'",
)

LOOSE_TEXTS = (  # of which nothing but verdicts is kept, by the files in which they stood
    """CREATE TABLE loose_texts (
        file TEXT NOT NULL,
        reading TEXT NOT NULL,
        name TEXT NOT NULL,
        hashes BLOB NOT NULL,
        PRIMARY KEY (file, reading)
    )""",
    "DELETE FROM judgements",  # nobody knows of which files some are; they can be made anew
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    FIRST,
    LANGUAGES_OF_PASSAGES,
    TEXTS_AS_MODELS_READ_THEM,
    WHOLE_CHECKS,
    TEXTS_AS_MODELS_READ_THEM_BEFORE,
    SEARCH_FILES,
    CARRIED_DECISIONS,
    PAGE_LABELS,
    WORDS_OF_PERSONS,
    LOOSE_TEXTS,
)
"""Statements that lead from one version of the store to the next; the first from nothing."""
