# The workbook with the rows to mend.

rejected-sheet = Rows to fix
rejected-account = Account
rejected-what = What became of the rows
rejected-rows = Rows
rejected-means = What it means
rejected-advice = What to do
rejected-read = Read
rejected-computed = Made by the SQL statement
rejected-wrong = Left out: something is wrong
rejected-protected = Left out: must not be called
rejected-once = Left out: called by another row, or already
rejected-not-chosen = Left out: not asked for
rejected-no-row = Left out: not of the list
rejected-planned = In the lists to be sent
rejected-sum = Left out and in the lists, together: as many as were read
rejected-here = { $rows ->
    [0] No rows stand on the first sheet. Blank rows, and those that the pipeline did not choose, have no place there.
    [one] { $rows } row stands on the first sheet. Blank rows, and those that the pipeline did not choose, have no place there.
   *[other] { $rows } rows stand on the first sheet. Blank rows, and those that the pipeline did not choose, have no place there.
}
rejected-beyond = Rows that stand in rejected.csv only, since this workbook takes { $most } rows, as long as their columns and their text fit: { $rows }.
rejected-too-long = Rows that stand in rejected.csv only, since they have a cell with more than the { $most } characters of a workbook’s cell: { $rows }.
rejected-notes = Marked cells that have a note: { $cells }. What is wrong with the others stands in their row.
rejected-how = To mend rows: correct the marked cells, save this file, and load it with the same pipeline (dialbase run PIPELINE --input rejected.xlsx). Only what was mended is taken, and nobody who went already goes again. Rows may be sorted and deleted.
rejected-columns = Leave the columns with (dialbase) in their names as they are: by them the file is known again. Without the column “{ $check }” it is not taken.
