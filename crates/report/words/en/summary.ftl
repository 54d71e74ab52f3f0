# The summary of a run at a terminal. Each heading stands before a number, and the words after it behind it.

summary-read = Read
summary-read-rows = { $n ->
    [one] row
   *[other] rows
}
summary-computed = Computed
summary-computed-rows = { $n ->
    [one] row
   *[other] rows
} made by the SQL statement
summary-left-out = Left out
summary-left-out-rows = { $n ->
    [one] row
   *[other] rows
}
summary-changed = Changed
summary-changed-times = { $n ->
    [one] time
   *[other] times
}
summary-noticed = Noticed
summary-noticed-times = { $n ->
    [one] time
   *[other] times
}
summary-damaged = Whole columns
summary-damaged-cells = { $n ->
    [one] cell
   *[other] cells
}
summary-damaged-column = of { $of } in { $column }: { $means }
summary-blacklists = Blacklists
summary-blacklists-numbers = { $n ->
    [one] number
   *[other] numbers
}
# What one blacklist held: the parts are joined by semicolons.
summary-blacklist = in { $list }
summary-blacklist-for = in { $list }, for { $scope }
summary-blacklist-taken = { $n ->
    [one] { $n } was taken from rows
   *[other] { $n } were taken from rows
}
summary-blacklist-unreadable = { $n } of { $lines ->
    [one] { $lines } line
   *[other] { $lines } lines
} without a number
summary-blacklist-expired = { $n } of { $lines ->
    [one] { $lines } line
   *[other] { $lines } lines
} expired
summary-blacklist-before = { $n } before, on { $day }
# Contacts for one campaign in one time zone.
summary-parts = { $n ->
    [one] { $n } part
   *[other] { $n } parts
}
summary-own-zone = the instance's own time zone
# What is not shown of a section.
summary-more = and { $n } more, see { $file }

# What a person should know or do.
summary-list = { $state }: { $name } ({ $n ->
    [one] { $n } contact
   *[other] { $n } contacts
}): { $said }
summary-lists-more = { $state }: { $n ->
    [one] { $n } more list
   *[other] { $n } more lists
}, see dialbase runs show { $run }
summary-resolve = Look for it in the portal, then say what you saw; until then no later list that has somebody of it is sent:
summary-apply-again = What was not sent yet goes when the plan is applied again: dialbase apply DIR
summary-stopped = Stopped
summary-warning = Warning
summary-alarm = { $alarm }; { $advice }
summary-too-few-runs = The ledger knows { $n ->
    [one] { $n } earlier run
   *[other] { $n } earlier runs
} of this pipeline; from { $needed } on it is judged whether a run is normal
summary-overridden = Overridden
