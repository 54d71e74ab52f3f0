# Qué pasó con un número, y qué significa un código.

cli-no-such-code = Ninguna observación tiene el código { $code }; docs/findings.md las enumera todas
cli-code-left-out = no se llamará a la fila
cli-code-changed = algo ya no está como se escribió
cli-code-note = bueno saberlo
cli-code-repair = cómo se reparó un número
cli-what-happened = qué pasó
cli-what-to-do = qué hacer
cli-repair-guessed = compare algunos de ellos con su origen
cli-repair-mended = revise algunos de ellos; si están bien, no hay nada que hacer

cli-stands-nowhere = { $asked } no está en ninguna columna de teléfono de { $runs ->
    [one] la única ejecución que se revisó
   *[other] las { $runs } ejecuciones que se revisaron
}.
cli-stands-in = { $asked } está en { $found } de { $runs ->
    [one] { $runs } ejecución que se revisó
   *[other] { $runs } ejecuciones que se revisaron
}.
cli-not-searched-traceless = Sin revisar, porque no guardan rastro de sus filas (las planificó una versión anterior): { $runs }.
cli-not-searched-unreadable = Sin revisar, porque no se puede leer: { $directory }: { $why }.
cli-not-chosen-by-sql = En la ejecución { $run }, las filas que su consulta SQL no eligió no dejaron rastro.
cli-runs-known-to = Las ejecuciones se conocen por { $state }; --state indica otra carpeta, --plan un plan.

cli-run-applied = se aplicó el { $at }
cli-run-never-applied = nunca se aplicó, que sepa el registro de envíos
cli-run-planned = Ejecución { $run }, planificada el { $at } con { $pipeline }, para { $instance }; { $applied }.
cli-run-plan-is = {"  "}Su plan es { $directory } (dialbase { $program }).
cli-run-stopped = {"  "}La detuvo un control: { $why }.
cli-run-no-number = {"  "}Lo que se preguntó no es un número allí, así que se buscaron sus dígitos.
cli-run-overridden = {"  "}El { $at }, { $who } la dejó pasar aunque { $guard } la había detenido: { $reason }

cli-row-left-out = La fila se excluyó: { $code }: { $means }{ $by }.
cli-row-instead = Se llama en su lugar a: { $row }.
cli-row-what-to-do = Qué hacer: { $advice }.
cli-row-numbers = La fila tiene { $n } números que se pueden marcar.
cli-row-unnamed-list = Está en una lista para { $campaign } que el plan no nombra.

cli-stood = { $at }, columna { $column }, tenía «{ $cell }».
cli-stood-beside-area = { $at }, columna { $column }, tenía «{ $cell }», con el código de área «{ $area }» al lado.
cli-stood-elsewhere = Estaba en otra fila de la misma persona, que se unió a esta.
cli-reads-as = Se lee como { $number }, { $kind } de { $region }.
cli-reads-as-other-form = Se lee como { $number }, { $kind } de { $region }: otra forma de la misma línea.
cli-not-read = No se leyó ningún número: { $code }: { $means }.
cli-not-read-at-all = No se leyó ningún número con estos dígitos.
cli-was-mended = Reparado: { $means } ({ $name }).
cli-noticed-seen = : «{ $seen }»
cli-noticed-became = , que quedó como «{ $text }»
cli-noticed = Observado en { $at }{ $seen }{ $became }: { $code }: { $means }{ $by }.

cli-became-main = Pasó todas las reglas, y es el número que se marca primero.
cli-became-alternative = Pasó todas las reglas, y es el alternativo { $nth } de la fila.
cli-became-taken = Se quitó de la fila: { $code }: { $means }{ $by }.
cli-became-gone = La fila sigue sin él.

cli-no-blacklist = La ejecución no tenía lista negra con la que compararlo.
cli-held-against-none = No se comparó con ninguna lista negra: la fila se excluyó antes.
cli-held = Lista negra { $list } ({ $n } { $n ->
    [one] número
   *[other] números
}{ $has_scope ->
    [yes] , para { $scope }
   *[no] {""}
}, escrita el { $at }, SHA-256 { $sha256 }): { $said ->
    [held] está en ella
    [not-held] no está en ella
   *[not-asked] ya no se consultó
}.

cli-zone-column = la columna { $column }
cli-zone-area = el código de área de un número
cli-zone-then = { $one }, luego { $then }
cli-zone-own = de la instancia
cli-zone-agreed = Zona horaria { $zone }: la indicó { $told }.
cli-zone-several = Zona horaria { $zone }: { $told } dejó varias, y decidió `several` en [timezone].
cli-zone-unknown = Zona horaria { $zone }: nada indicó una, y la nombra `unknown` en [timezone].
cli-zone-server = Zona horaria { $zone }: nada indicó una, y `unknown` en [timezone] la deja a la instancia.

cli-part-line = Línea { $line } de { $lines } de { $file }, parte { $nth } de { $of } ({ $campaign }{ $zone }):
cli-part-gone = {"  "}El archivo ya no está, o no está como se planificó, así que no se puede mostrar la línea.
cli-part-list = La lista { $name } está { $state }: { $means }.
cli-part-decided = {"  "}{ $at } UTC  { $state }, dijo una persona: { $said }
cli-part-happened = {"  "}{ $at } UTC  { $state }: { $said }
cli-state-planned = nada de ella salió de este equipo
cli-state-sending = puede estar saliendo ahora
cli-state-accepted = la instancia la recibió, y no dice que la cargó
cli-state-refused = la instancia no la aceptó
cli-state-held = nadie sabe si llegó; una persona tiene que mirar en el portal
cli-state-confirmed = una persona la vio en el portal
cli-state-abandoned = una persona la descartó
cli-state-repeated = las mismas líneas ya se enviaron antes, así que no se envió
cli-state-undone = una persona hizo quitar sus contactos
cli-state-unknown = esta versión no sabe qué significa eso

cli-said-by = {" "}({ $who })
