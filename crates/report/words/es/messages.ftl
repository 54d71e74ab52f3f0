# Lo que un informe dice de una ejecución.

report-overridden-by = { $guard }, autorizado por { $who } el { $at }: { $reason }
report-overridden = { $guard }, autorizado el { $at }: { $reason }
