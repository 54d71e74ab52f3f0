# Deshacer una ejecución.

cli-undoing-removes = Deshacer la ejecución { $run } quita { $contacts } de { $instance }, cada número de toda su campaña: también donde lo trajo una lista anterior o posterior.
cli-done-before = , { $n } ya hechos
cli-held-stay = { $n ->
    [one] Una lista está retenida y queda como está: diga primero qué pasó con ella
   *[other] { $n } listas están retenidas y quedan como están: diga primero qué pasó con ellas
}, con `dialbase runs resolve`.
cli-remove-them = ¿Quitarlos? [sí/no]
cli-how-many = No se puede volver atrás. ¿Cuántos contactos hay que quitar? Escriba la cantidad
cli-why = ¿Por qué? Queda registrado
cli-nothing-removed = No se quitó nada.
cli-nobody-to-ask = No hay terminal donde preguntar; para hacerlo igualmente: --yes --reason "…"
cli-finishing-removal = se termina de quitar el contacto que está en curso; pulse Ctrl-C otra vez para salir ya
cli-removed = { $contacts } { $n ->
    [one] quitado
   *[other] quitados
}; de { $had_none } la instancia no tenía ninguno
cli-removals-unknown = { $n ->
    [one] { $n } respuesta fue
   *[other] { $n } respuestas fueron
} de una forma que nadie sabe qué significa: { $said }
cli-removals-left = Quedan { $contacts }; para seguir donde se detuvo: dialbase undo { $run }
cli-not-undone = La instancia no tenía a nadie de { $n ->
    [one] 1 lista: no se la da por deshecha
   *[other] { $n } listas: no se las da por deshechas
}, porque puede que la instancia solo no quiera. Mire en el portal
cli-undone = La ejecución está deshecha; sus personas se pueden cargar de nuevo.
