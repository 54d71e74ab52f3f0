# El registro de envíos: ejecuciones, listas, y lo que decide una persona.

cli-no-ledger = Todavía no hay registro de envíos en { $state }; indique otra carpeta con --state
cli-run = { $at }  { $run }  { $rows } { $rows ->
    [one] fila
   *[other] filas
}, { $left_out } { $left_out ->
    [one] excluida
   *[other] excluidas
}, { $lists }  { $instance }  { $pipeline }
cli-list-goes = { $campaign }  { $zone }  { $contacts }
cli-list-left = salió el { $at } como { $name }
cli-list-decided = { $state } el { $at }, dice { $who }: { $what }
cli-list-removed = { $removed } de { $contacts } quitados de la instancia, que de { $had_none } no tenía ninguno
cli-list-happened = { $at } { $before } -> { $after }: { $what }
cli-being-undone = Se está deshaciendo desde el { $at } por { $who }, { $removed } de { $contacts } quitados: { $reason }
cli-was-undone = Deshecha el { $at } por { $who }, { $removed } de { $contacts } quitados: { $reason }
cli-the-plan = El plan: { $directory }
cli-the-plan-is-gone = El plan: { $directory }, que ya no está allí
cli-calls-held = La lista { $nth } tiene llamadas de las que nadie sabe: busque en el portal a las personas de sus líneas retenidas, y diga lo que vio: dialbase runs resolve { $run } { $nth } --call LINE --loaded | --not-loaded --reason "…" --state { $state }
cli-list-held = La lista { $nth } está retenida: busque { $name } en el portal; lo que se sabe de ella: dialbase runs resolve { $run } { $nth } --state { $state }
cli-next-held = Lo que está retenido, y qué decir de ello: dialbase runs show { $run } --state { $state }
cli-next-resume = Para enviar lo que no salió: dialbase runs resume { $run } --state { $state }
cli-lists-open = { $n ->
    [one] 1 lista no está entera en la instancia
   *[other] { $n } listas no están enteras en la instancia
}; para enviar lo que no salió: dialbase runs resume { $run } --state { $state }

cli-list-is = { $name } está { $state }
cli-list-is-now = { $name } ahora está { $state }
cli-send-it-again = Para enviarla: dialbase runs resume { $run } --state { $state }. No ejecute además el pipeline de nuevo: las mismas personas pueden estar en ambas.
cli-its-lines = sus líneas: { $directory }
cli-look-for-it = Busque { $name } entre las listas de { $campaign } en el portal y luego diga qué vio:
cli-calls-found = { $n ->
    [one] hay 1 llamada de esta lista en los registros: está cargada
   *[other] hay { $n } llamadas de esta lista en los registros: está cargada
}
cli-calls-none = no hay ninguna llamada de esta lista en los registros, entre { $n } de su campaña: eso no prueba nada, porque puede estar esperando a que la activen
cli-calls-not-asked = no se pudo preguntar a la instancia por sus llamadas: { $why }

cli-holds = se cumple     { $says } ({ $checked })
cli-broken = NO SE CUMPLE  { $says } ({ $checked })
cli-does-not-hold = Lo que debe cumplirse no se cumple: conserve la carpeta de estado como está, no envíe nada desde ella y avise de esto.

cli-runs-and-others = Además de estas, { $times ->
    [one] 1 vez se llevaron listas
   *[other] { $times } veces se llevaron listas
} a la lista negra de una instancia o se quitaron personas de ella: dialbase runs list --all
cli-done-push = { $at }  blacklist { $what } { $list }  { $came }  { $instance }  { $who }
cli-done-taking = { $at }  remove { $file }  { $what } de { $campaign }: { $came }  { $instance }  { $who }
cli-done-why = { $who }: { $reason }
cli-done-contacts = contactos
cli-done-scheduled = llamadas agendadas
cli-done-added = { $numbers } { $n ->
    [one] agregado
   *[other] agregados
}
cli-done-taken-off = { $numbers } { $n ->
    [one] quitado
   *[other] quitados
}
cli-done-to-add = { $numbers } por agregar
cli-done-to-take-off = { $numbers } por quitar
cli-done-removed = { $numbers } { $n ->
    [one] quitado
   *[other] quitados
}
cli-done-had-none = { $numbers } de los que no tenía ninguno
cli-done-unknown = { $numbers } de los que nadie sabe
cli-done-nothing = nada que cambiar
cli-done-not-finished = SIN TERMINAR: ejecute lo mismo de nuevo
cli-done-cut-off = EN CURSO O INTERRUMPIDO: al ejecutar lo mismo de nuevo se sabe qué falta
