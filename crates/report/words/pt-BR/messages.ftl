# O que um relatório diz de uma execução.

report-overridden-by = { $guard }, autorizado por { $who } em { $at }: { $reason }
report-overridden = { $guard }, autorizado em { $at }: { $reason }
