# Lo que se dice al planificar, enviar y revisar un pipeline, y lo que impide escribir o leer.

cli-help = qué hacer
cli-no-output = no se puede escribir en la salida estándar: { $why }
cli-cannot-write = no se puede escribir { $path }: { $why }
cli-no-input = no se puede leer la entrada estándar: { $why }
cli-defect = Es un defecto de dialbase. El registro de envíos sabe todo lo que se envió; `dialbase runs list` lo muestra.

cli-activate = Siguiente paso: active las listas en el portal e inicie el marcador.
cli-nothing-overridden = No hubo que autorizar nada.
cli-report = Informe: { $page }
cli-rows-to-fix = filas por corregir: { $rows }
cli-plan-and-report = Plan e informe: { $directory }
cli-nothing-sent = No se envió nada. Para enviarlo: dialbase apply { $directory }
cli-see-what-arrived = Vea qué llegó: dialbase sandbox --state { $state }
cli-applied-before = Este plan ya se había aplicado: ahora no se envió nada.
cli-nothing-left = No quedaba nada por enviar de esta ejecución: ahora no se envió nada.
cli-finishing-list = se termina la lista que está en camino; pulse Ctrl-C otra vez para salir ya, y esa lista queda retenida

cli-note = Nota: { $unchecked }
cli-is-right = { $path } está bien

cli-is-written = se escribió { $path }
cli-look-and-plan = Siguiente paso: revíselo y luego: dialbase plan { $path } -o DIR
cli-question = {"  "}? { $question }
cli-answer-and-lint = Siguiente paso: { $n ->
    [one] queda 1 pregunta abierta
   *[other] quedan { $n } preguntas abiertas
}; responda en el archivo y luego: dialbase lint { $path }
