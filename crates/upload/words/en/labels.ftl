# The states of a part; and beside the number of its contacts, what the state means for them.

state-planned = planned
state-planned-people = { $n ->
    [one] contact
   *[other] contacts
}, not sent yet
state-sending = sending
state-sending-people = { $n ->
    [one] contact
   *[other] contacts
} on the way now
state-accepted = accepted
state-accepted-people = { $n ->
    [one] contact
   *[other] contacts
} received by the instance
state-refused = refused
state-refused-people = { $n ->
    [one] contact
   *[other] contacts
} refused by the instance: they are not there
state-held = held
state-held-people = { $n ->
    [one] contact
   *[other] contacts
} of which nobody knows whether they arrived: look in the portal before anything else
state-confirmed = confirmed
state-confirmed-people = { $n ->
    [one] contact
   *[other] contacts
} in a list that a person saw in the portal
state-abandoned = abandoned
state-abandoned-people = { $n ->
    [one] contact
   *[other] contacts
} that a person gave up: they are not sent again
state-repeated = repeated
state-repeated-people = { $n ->
    [one] contact
   *[other] contacts
} not sent, since the same lines went before
state-undone = undone
state-undone-people = { $n ->
    [one] contact
   *[other] contacts
} received, and removed again from the instance
