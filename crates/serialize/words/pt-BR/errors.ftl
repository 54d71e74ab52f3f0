# A line that does not read back as it was meant.

serialize-unfaithful = a linha feita da linha { $row } da lista não é lida de volta como se quis escrevê-la
