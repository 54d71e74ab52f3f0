//! The tables.

/// What a new file gets, and an old one that lacks it.
pub(super) const SCHEMA: &str = "
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS sessions (token TEXT PRIMARY KEY, user TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS lists (
        id INTEGER PRIMARY KEY, filename TEXT NOT NULL UNIQUE, campaign TEXT NOT NULL, timezone TEXT,
        cant INTEGER NOT NULL, username TEXT NOT NULL, received_at TEXT NOT NULL, digest BLOB NOT NULL,
        duplicate_of TEXT
    );
    CREATE INDEX IF NOT EXISTS lists_by_digest ON lists (digest);
    CREATE TABLE IF NOT EXISTS contacts (
        list INTEGER NOT NULL REFERENCES lists (id), line INTEGER NOT NULL, number TEXT NOT NULL,
        params TEXT NOT NULL, alternatives TEXT NOT NULL, priority INTEGER NOT NULL, agentphone TEXT NOT NULL,
        PRIMARY KEY (list, line)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS refusals (
        id INTEGER PRIMARY KEY, filename TEXT, campaign TEXT, timezone TEXT, cant TEXT, username TEXT,
        received_at TEXT NOT NULL, reason TEXT NOT NULL
    );
    CREATE TABLE IF NOT EXISTS attempts (
        id INTEGER PRIMARY KEY, upload INTEGER NOT NULL, behaviour TEXT NOT NULL, filename TEXT, campaign TEXT,
        whole INTEGER NOT NULL, processed INTEGER NOT NULL, elsewhere INTEGER NOT NULL, arrived_at TEXT NOT NULL,
        processed_at TEXT
    );

    -- The clock, from when it was first moved or set.
    CREATE TABLE IF NOT EXISTS clock (id INTEGER PRIMARY KEY CHECK (id = 1), now INTEGER NOT NULL, moved INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS blacklist (
        digits TEXT NOT NULL, campaign TEXT NOT NULL, phone TEXT NOT NULL, username TEXT NOT NULL, company TEXT NOT NULL,
        job_title TEXT NOT NULL, name TEXT NOT NULL, added_at TEXT NOT NULL, PRIMARY KEY (digits, campaign)
    );
    -- Whom the dialer calls, or has called, beside its lists and out of them.
    CREATE TABLE IF NOT EXISTS dialling (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, list INTEGER, line INTEGER, base TEXT, campaign TEXT NOT NULL,
        source TEXT NOT NULL DEFAULT '', destination TEXT NOT NULL, alternatives TEXT NOT NULL, data TEXT NOT NULL,
        agent TEXT NOT NULL, contact INTEGER, priority INTEGER NOT NULL, anytime INTEGER NOT NULL, zone TEXT,
        due INTEGER NOT NULL, nth INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL DEFAULT 'waiting'
    );
    CREATE INDEX IF NOT EXISTS dialling_by_due ON dialling (state, due);
    CREATE INDEX IF NOT EXISTS dialling_by_number ON dialling (campaign, destination);
    CREATE INDEX IF NOT EXISTS dialling_by_list ON dialling (list) WHERE list IS NOT NULL;
    -- Calls that have not ended.
    CREATE TABLE IF NOT EXISTS underway (
        id INTEGER PRIMARY KEY, extension TEXT NOT NULL, until INTEGER NOT NULL, record TEXT NOT NULL
    );
    -- Calls that have: what getrecords asks for stands in columns of its own.
    CREATE TABLE IF NOT EXISTS records (
        id INTEGER PRIMARY KEY, guid TEXT NOT NULL, calldate TEXT NOT NULL, campaign TEXT NOT NULL, agent TEXT NOT NULL,
        src TEXT NOT NULL, dst TEXT NOT NULL, duration INTEGER NOT NULL, rating INTEGER NOT NULL, note TEXT NOT NULL,
        type TEXT NOT NULL, base TEXT, record TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS records_by_guid ON records (guid);
    CREATE INDEX IF NOT EXISTS records_by_campaign ON records (campaign, id);
    CREATE INDEX IF NOT EXISTS records_by_agent ON records (agent, id);
    CREATE INDEX IF NOT EXISTS records_by_source ON records (src, id);
    CREATE INDEX IF NOT EXISTS records_by_destination ON records (dst, calldate);
    CREATE TABLE IF NOT EXISTS dispositions (
        id INTEGER PRIMARY KEY, guid TEXT NOT NULL, said TEXT NOT NULL, at INTEGER NOT NULL
    );
    -- Recordings that were made MP3 of GSM.
    CREATE TABLE IF NOT EXISTS converted (guid TEXT PRIMARY KEY);
";
