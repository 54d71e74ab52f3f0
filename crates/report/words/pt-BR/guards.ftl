# Os controles que uma pessoa autorizou a ignorar.

report-overridden = { $guard }, autorizado em { $at }: { $reason }
report-overridden-by = { $guard }, autorizado por { $who } em { $at }: { $reason }
