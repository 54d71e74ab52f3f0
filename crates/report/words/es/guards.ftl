# Los controles que una persona autorizó a pasar por alto.

report-overridden = { $guard }, autorizado el { $at }: { $reason }
report-overridden-by = { $guard }, autorizado por { $who } el { $at }: { $reason }
