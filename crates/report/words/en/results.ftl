# What results.html and the screen say of what came of calls.

results-title = What came of calls at { $instance }
results-skip = Skip to the results
results-period = Period, by the instance's clock
results-clock = The instance's time zone
results-read-at = Read
results-of = Only
results-headline = { $n ->
    [one] contact answered
   *[other] contacts answered
}
results-lead = Of { $contacts } contacts sent, { $dialled } were dialled, in { $calls } calls.
results-share = { $share } of those dialled answered.
results-section-account = Where the records went
results-section-lists = By list
results-section-zones = By time zone
results-section-hours = By hour of the day
results-outcomes = Outcomes
results-account-intro = Each record is counted once, and so is each contact.
results-what = What
results-count = Count
results-records-read = Records read
results-records-joined = of a contact
results-records-without-contact = of a list of ours, but of none of its contacts
results-records-unknown-lists = of lists that this ledger does not know
results-records-no-list = of no list
results-contacts-sent = Contacts sent
results-contacts-dialled = dialled
results-contacts-not-dialled = not dialled, as far as was read
results-groups-caption = The outlined bar is who was dialled, the full one in it who answered, of all contacts
results-contacts = Contacts
results-dialled = Dialled
results-answered = Answered
results-calls = Calls
results-spoken = Spoken
results-further = { $n ->
    [one] { $n } more is in the tables
   *[other] { $n } more are in the tables
}
results-zone = Time zone
results-hours-by-contact = By the clock of where the contact is.
results-hours-by-server = By the instance's clock: its time zone, or the contacts, are not known.
results-calls-answered = Calls answered
results-hours-without = Records of no contact are not in it: { $n }.
results-hours-table = The same as a table
results-hour = Hour
results-outcomes-intro = In the instance's own words, of all records. Whether a person or a machine answered, a record does not say.
results-outcome = Outcome
results-records = Records
results-said = What the agents said
results-said-intro = In the agents' words, of the records that have some.
results-said-what = Said
results-said-once = said of one record alone
results-screen-said = Agents said
results-not-said = not said
results-foot = Made by dialbase { $program } of results.json, which holds the same for machines. No telephone number stands in it; they stand in the tables beside it.
results-screen-headline = Results of { $instance }, { $from } to { $until }
results-screen-read = Read
results-screen-records = { $n ->
    [one] record of a call
   *[other] records of calls
}
results-screen-joined = of a contact
results-screen-without-contact = of a list of ours, but of none of its contacts
results-screen-unknown-lists = of lists that the ledger does not know
results-screen-no-list = of no list
results-screen-sent = Sent
results-screen-contacts = { $n ->
    [one] contact
   *[other] contacts
}
results-screen-dialled = dialled
results-screen-answered = { $n ->
    [one] of them answered
   *[other] of them answered
}
results-screen-not-dialled = not dialled, as far as was read
results-screen-lost-plans = { $n ->
    [one] more, of a list whose plan is gone
   *[other] more, of lists whose plans are gone
}
results-screen-more = { $n ->
    [one] and { $n } more
   *[other] and { $n } more
}
results-screen-list = { $contacts ->
    [one] { $contacts } contact
   *[other] { $contacts } contacts
}, { $dialled } dialled, { $answered } answered, { $calls ->
    [one] { $calls } call
   *[other] { $calls } calls
}, { $time } spoken
