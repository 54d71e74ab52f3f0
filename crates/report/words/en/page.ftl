# What report.html says beside the report's own words.

page-title = { $pipeline }: dialbase report
page-skip = Skip to the report
page-contents = Contents
page-pipeline = Pipeline
page-made-at = Planned
page-run = Run
page-instance = Instance
page-foot = Made by dialbase { $program } of report.json, which holds the same for machines.
page-masked = Digits of telephone numbers are masked in examples, samples and screens.
page-unmasked = Telephone numbers are shown in full: treat this file as you treat the list.

page-section-summary = At a glance
page-section-attention = To look at
page-section-account = Where the rows went
page-section-calls = What is dialled
page-section-parts = Lists
page-section-findings = What was noticed
page-section-columns = Columns
page-section-screens = The agent's screen
page-section-blacklists = Blacklists
page-section-normal = Against the last runs
page-section-certificate = Certificate

page-verdict-planned = Planned, nothing sent yet
page-verdict-stopped = Stopped, nothing sent
page-verdict-nothing = Nothing to load
page-verdict-held = A person is needed
page-verdict-sending = Being sent
page-verdict-unfinished = Not finished
page-verdict-refused = Refused by the instance
page-verdict-accepted = Sent
page-verdict-repeated = Not sent again
page-verdict-undone = Undone
page-verdict-abandoned = Given up

page-headline-planned = { $n ->
    [one] contact will be dialled
   *[other] contacts will be dialled
}
page-headline-stopped = { $n ->
    [one] contact was ready, and it was not sent
   *[other] contacts were ready, and none was sent
}
page-headline-nothing = { $n ->
    [one] contact to dial
   *[other] contacts to dial
}
page-headline-held = { $n ->
    [one] contact is held: nobody knows whether it arrived
   *[other] contacts are held: nobody knows whether they arrived
}
page-headline-sending = { $n ->
    [one] contact was being sent when this was written
   *[other] contacts were being sent when this was written
}
page-headline-unfinished = { $n ->
    [one] contact was received by the instance; others still wait
   *[other] contacts were received by the instance; others still wait
}
page-headline-refused = { $n ->
    [one] contact was received by the instance; others were refused
   *[other] contacts were received by the instance; others were refused
}
page-headline-accepted = { $n ->
    [one] contact was received by the instance
   *[other] contacts were received by the instance
}
page-headline-repeated = { $n ->
    [one] contact went in an earlier list, and was not sent again
   *[other] contacts went in an earlier list, and were not sent again
}
page-headline-undone = { $n ->
    [one] contact was taken back from the instance
   *[other] contacts were taken back from the instance
}
page-headline-abandoned = { $n ->
    [one] contact was given up
   *[other] contacts were given up
}
page-lead = { $read ->
    [one] One row was read
   *[other] { $read } rows were read
}; { $left ->
    [0] none was left out
    [one] one was left out, for a reason that stands below
   *[other] { $left } were left out, each for a reason that stands below
}.

page-loud-stopped = Nothing was sent
page-loud-held = Look in the portal before anything else
page-loud-sending = It is not known yet what became of these lists
page-loud-refused = The instance said no to these lists
page-next = What to do:
page-next-planned = look at it, then send exactly these lists; in this folder:
page-next-stopped = Mend what is named here or under “To look at”, then plan again.
page-next-nothing = the reasons below say why no row may be dialled
page-next-held = The connection broke after bytes had left. Look for each list by its name in the portal, then say what you saw. Until then no later list that has somebody of it is sent.
page-next-sending = If the program is still at work, wait until it ends. If it is not, this settles them; nothing is sent twice:
page-next-refused = Nobody of them was loaded. What the instance said stands beside each list. Mend it, then ask again:
page-next-unfinished = send what still waits; nothing is sent twice:
page-next-accepted = activate the lists in the portal, and start the dialer
page-next-repeated = nothing, if the earlier list is in the portal
page-next-undone = nothing
page-next-abandoned = nothing; plan again if these people shall be called
page-further-lists = { $n ->
    [one] One further list stands under “Lists”.
   *[other] { $n } further lists stand under “Lists”.
}
page-files = Beside this page:
page-contacts = { $n ->
    [one] { $n } contact
   *[other] { $n } contacts
}

page-overridden = A person let it go all the same:
page-alarm = Alarm:
page-alarm-stops = This stopped the run:
page-warning = Warning:
page-todo = What to do:
page-damaged = { $cells } of { $of } cells damaged:
page-further-warnings = { $n ->
    [one] One more stands in report.json.
   *[other] { $n } more stand in report.json.
}

page-account-intro = Every row that was read has one fate. A hatched bar takes rows away; the next one starts where it ends.
page-account-table = The same as a table, with each reason
page-account-caption = Rows by what became of them
page-amiss = { $n ->
    [one] One row does not add up: report.json was edited, or this is a defect of ours.
   *[other] { $n } rows do not add up: report.json was edited, or this is a defect of ours.
}
page-step = Step
page-rows = Rows
page-step-read = Read
page-step-computed = Made by the SQL statement
page-step-blank = Blank, or no part of the list
page-step-not-chosen = Not chosen by the pipeline
page-step-left-out = Cannot be dialled
page-step-scrubbed = Must not be called
page-step-merged = Duplicates, or went before
page-step-planned = To be dialled
page-step-accepted = received by the instance
page-step-confirmed = seen in the portal by a person
page-step-sending = being sent
page-step-held = held: nobody knows
page-step-refused = refused by the instance
page-step-repeated = not sent again
page-step-abandoned = given up
page-step-undone = taken back
page-step-waiting = not sent yet

page-calling-hours = Calling hours: { $hours }, by the clock of the list's time zone.
page-legal-hours = Legal hours: { $hours }, by the person's clock.
page-groups-caption = Contacts by campaign and time zone
page-campaign-and-zone = Campaign and time zone
page-own-zone = the instance's own
page-contacts-title = Contacts
page-share = Share
page-local-time = Time there when planned
page-not-known = not known
page-inside-hours = within hours
page-outside-hours = outside hours
page-lists = Lists
page-further-groups = { $n ->
    [one] One further campaign and zone, with { $contacts } contacts, stands in report.json.
   *[other] { $n } further campaigns and zones, with { $contacts } contacts, stand in report.json.
}
page-chart-kinds = Kind of the main number
page-chart-numbers = Numbers of a contact
page-chart-areas = Area of the main number
page-numbers = { $n ->
    [one] { $n } number
   *[other] { $n } numbers
}
page-area = Area
page-no-area = no area, as most mobiles
page-other-areas = other areas

page-parts-intro = One file for each campaign and time zone; its name is the list's name in the portal.
page-parts-caption = The lists, those that need a person first
page-list = List
page-state = State
page-size = Size
page-further-parts = { $n ->
    [one] One further list stands in report.json.
   *[other] { $n } further lists stand in report.json.
}

page-severity-left-out = Rows that are not dialled
page-severity-left-out-intro = Each row is named by its first reason; the file of rejected rows holds those that can be mended.
page-severity-changed = Changes made
page-severity-changed-intro = These rows are dialled, and something in them is no longer as it was written.
page-severity-note = Good to know
page-severity-note-intro = Nothing was changed here.
page-no-findings = Nothing was noticed.
page-examples = { $n ->
    [one] The first of them
   *[other] The first { $n }
}
page-where = Where
page-before = Before
page-after = After
page-by = By
page-blank = blank

page-columns-intro = What each column was taken for by its cells, and what the pipeline uses it for.
page-column = Column
page-used-as = Used as
page-holds = Seems to hold
page-filled = Filled
page-distinct = Distinct
page-samples = Samples
page-not-used = not used
page-further-columns = { $n ->
    [one] One further column stands in report.json.
   *[other] { $n } further columns stand in report.json.
}

page-screens-intro = Some contacts as the agent's form shows them. What a separator was replaced by is marked.
page-replaced = replaced; in the list:
page-alternatives = Also:
page-priority = Priority
page-agent = Agent
page-further-fields = { $n ->
    [one] and { $n } more field
   *[other] and { $n } more fields
}

page-blacklists-caption = What the numbers were held against
page-no-blacklists = The pipeline names no blacklist, so no number was held against one.
page-blacklist = Blacklist
page-hits = Taken from rows
page-numbers-title = Numbers
page-age = Age when planned
page-unreadable = Unreadable lines
page-expired = Expired
page-scope = For
page-before-that = { $numbers } on { $day }
page-age-minutes = { $n ->
    [0] under a minute
    [one] { $n } minute
   *[other] { $n } minutes
}
page-age-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
page-age-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
page-further-blacklists = { $n ->
    [one] One further blacklist stands in report.json.
   *[other] { $n } further blacklists stand in report.json.
}

page-normal-intro = { $n ->
    [one] Held against { $n } earlier run of this pipeline.
   *[other] Held against { $n } earlier runs of this pipeline.
}
page-normal-caption = Each figure beside its usual range
page-normal-key = The dashed box is what is normal, the line in it where the last runs lay with their middle; the dot is this run.
page-too-few-runs = { $n ->
    [0] The ledger knows no earlier run of this pipeline; from { $needed } on it is judged whether a run is normal.
    [one] The ledger knows one earlier run of this pipeline; from { $needed } on it is judged whether a run is normal.
   *[other] The ledger knows { $n } earlier runs of this pipeline; from { $needed } on it is judged whether a run is normal.
}
page-figure = Figure
page-this-run = This run
page-usual = Normal
page-judged = Judged
page-unusual = unusual
page-as-usual = as usual
page-from-to = { $from } to { $to }
page-middle = { $n ->
    [one] middle of { $n } run: { $middle }
   *[other] middle of { $n } runs: { $middle }
}
page-figure-rows = Rows read
page-figure-left_out = Left out, blacklists aside
page-figure-blacklisted = Numbers on a blacklist
page-figure-never_seen = Numbers that never went before

page-certificate-intro = What ties this report to the files it was made of. A digest changes when a single byte of its file does.
page-who = Planned by
page-program = Program
page-digests = Digests of all files
page-digests-caption = Files with their digests
page-what = What
page-file = File
page-digest-input = input
page-digest-pipeline = pipeline
page-digest-table = table of the SQL statement
page-digest-blacklist = blacklist
page-digest-plan = plan
page-digest-part = list
page-rows-read = { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
page-header-row = header in row { $row }
page-further-digests = { $n ->
    [one] One further digest stands in report.json.
   *[other] { $n } further digests stand in report.json.
}
