# What stops a run, and what to do about it.

pipeline-and-why = { $told }: { $cause }

# Files.

pipeline-unreadable = no se puede leer el archivo del pipeline { $path }
pipeline-unreadable-do = revise la ruta; en pipelines/ hay ejemplos
pipeline-not-text-do = guarde el archivo como texto UTF-8: los editores lo ofrecen en «Guardar como»
pipeline-taken = { $path } ya existe, y queda como está
pipeline-taken-do = indique otro archivo, o mueva este a otro lugar
pipeline-misfit = a la entrada le falta algo que el pipeline indica; no se envió nada
pipeline-misfit-do = pida la lista como era, o indique sus columnas en el archivo del pipeline como son ahora
pipeline-directory-taken = { $directory } ya existe
pipeline-directory-taken-do = indique otra carpeta, o quite esta
pipeline-write = no se puede escribir { $path }
pipeline-write-do = revise el espacio del disco y los permisos
pipeline-no-room = en el disco de { $path } quedan { $free } MiB libres, y pueden hacer falta { $needed } MiB
pipeline-no-room-do = libere espacio, o indique con --state una carpeta en otro disco
pipeline-shared-disk = la carpeta de estado { $path } está en { $disk }, que comparten varias máquinas: allí nada impide que dos de ellas envíen lo mismo
pipeline-shared-disk-do = indique con --state una carpeta en un disco de esta máquina
pipeline-bad-credentials = no se pueden usar las credenciales de { $path }: { $why }
pipeline-bad-credentials-do = el archivo tiene `token = "…"`, o `user = "…"` y `password = "…"`, y solo su dueño puede leerlo (chmod 600)
credentials-open = otros pueden leer el archivo
credentials-no-toml = el archivo no es TOML
credentials-none = no tiene ni un token, ni un usuario y una contraseña
pipeline-no-credentials = no hay credenciales para { $instance }
pipeline-no-credentials-do = defina DIALBASE_TOKEN, o DIALBASE_USER y DIALBASE_PASSWORD, o indique un archivo como `credentials` en [upload]

# Blacklists, plain and compiled.

pipeline-blacklist-unreadable = no se puede leer la lista negra { $path }, así que no se puede llamar a nadie
pipeline-blacklist-unhealthy = no se puede llamar a nadie: la lista negra { $list }
pipeline-blacklists-unhealthy = no se puede llamar a nadie: { $count } listas negras no son confiables:{ $lists }
pipeline-blacklists-line = { $lines }{ $line_break }{ $list }
pipeline-blacklists-unhealthy-do = { $remedies }; no se envió nada, y no se enviará nada sin una lista confiable
pipeline-compiled-unreadable = no se puede usar la lista negra compilada { $path }
pipeline-compiled-unreadable-do = revise la ruta, y quién puede leer el archivo
pipeline-compiling = no se puede compilar { $path }
pipeline-compiled-taken = { $path } ya existe, no es una lista negra compilada, y queda como está
pipeline-compiled-meanwhile = otro escribió { $path } mientras esto se hacía, y queda como está ahora
pipeline-compiled-meanwhile-do = ejecute esto de nuevo: empieza por el archivo que está ahora
pipeline-columns-moved = { $path } mezcla personas: en { $rows ->
        [one] una fila
       *[other] { $rows } filas
    }, { $columns } es de otra fila
pipeline-columns-moved-do = se ordenaron, rellenaron o pegaron algunas columnas sin las demás; tome otra vez el archivo de la carpeta del plan, y ordene filas enteras
pipeline-checks-gone = { $path } es un archivo con filas para corregir, y le falta la columna que las distingue
pipeline-checks-gone-do = tome otra vez el archivo, rejected.xlsx o rejected.csv de la carpeta del plan, y deje su columna «Control (dialbase)» donde está: el libro la oculta
pipeline-another-ledger = { $path } tiene filas que excluyó la ejecución { $run }, de la que el registro de envíos de { $state } no sabe nada
pipeline-another-ledger-do = indique con --state la carpeta de estado de esa ejecución: solo su registro de envíos sabe quién se envió desde entonces y quién pidió que no lo llamaran
pipeline-no-region = no se sabe de qué país son los números de { $path } que no lo dicen
pipeline-no-region-do = dígalo con sus dos letras: --region UY
pipeline-no-such-registry = { $path } no tiene ningún registro { $asked }; tiene: { $names }
pipeline-which-registry = { $path } tiene varios registros: { $names }
pipeline-which-registry-do = indique uno: --registry NOMBRE
pipeline-no-change-list = { $path } está compilada, y no es una lista de cambios
pipeline-no-change-list-do = para unir listas negras compiladas: dialbase blacklist build -o ARCHIVO.dbl

# A plan, and its sending.

pipeline-stopped = el plan de { $directory } se detuvo: { $why }
pipeline-stopped-do = vea allí report.html y rejected.xlsx, corrija las filas y planifique de nuevo; lo que un pipeline exige se cambia solo en su archivo
pipeline-stopped-override-do = averigüe si la lista es la correcta; si lo es: dialbase apply { $directory } --override "MOTIVO", que queda registrado
pipeline-stale = el plan de { $directory } ya no vale: { $what }
pipeline-stale-do = ejecute el pipeline de nuevo (dialbase run PIPELINE): lo que ya se envió se reconoce y no se envía otra vez
pipeline-plan-edited = el plan de { $directory } no está como se hizo: { $what }
pipeline-plan-edited-do = un plan se envía tal como se hizo o no se envía: hágalo de nuevo
pipeline-no-rows = no hay nada que cargar: la entrada no tiene filas
pipeline-no-rows-do = revise la entrada: tiene un encabezado, o ni eso
pipeline-no-row-dialled = no hay nada que cargar: no se puede llamar a nadie de esta lista
pipeline-no-row-dialled-do = rejected.xlsx dice de cada fila por qué no
pipeline-sandbox = el sandbox no arranca
pipeline-halfway = se detuvo a mitad de camino: hasta entonces { $accepted ->
    [one] se había recibido { $accepted } lista
   *[other] se habían recibido { $accepted } listas
}{ $held ->
    [0] {""}
    [one] , y de { $held } lista no se sabe nada
   *[other] , y de { $held } listas no se sabe nada
}
pipeline-interrupted = se interrumpió antes de que se enviara nada de la ejecución { $run }
pipeline-interrupted-do = para enviarla: dialbase apply DIR, con la carpeta del plan
pipeline-no-such-campaign = { $instance } no tiene la campaña { $campaigns }; no se envió nada
pipeline-campaign-near = { $name } ({ $near })
pipeline-campaign-and-no = { $one }, ni { $next }
pipeline-no-such-campaign-do = escríbala exactamente como el portal, con su sufijo, o haga que la creen allí; luego empiece de nuevo
pipeline-clock-went-back = el reloj de esta máquina retrocedió: { $what } el { $at }, y ahora es el { $now }
pipeline-clock-went-back-do = ponga el reloj en hora; de él dependen la antigüedad de listas negras y planes, y mientras tanto no se envía nada
preflight-ledger-noted = el registro de envíos anotó algo
preflight-plan-made = el plan se hizo
pipeline-contacts-missing = la lista de contactos no cierra: hay { $planned } contactos planificados, y { $listed } en la lista
pipeline-does-not-add-up = la cuenta no cierra: entraron { $read } filas, y { $accounted } tienen un destino
pipeline-defect-do = es un defecto de dialbase; no se envió nada: conserve la entrada y avise

# What differs in a plan that is not as it was made.

intact-unreadable = no se puede leer su plan.json
intact-another = su plan.json es otro
intact-no-seal = ya no está su plan.sha256
intact-rows = entraron { $came_in } filas, y { $accounted } tienen un destino
intact-lines = se planificaron { $planned } filas, y sus listas tienen { $lines }
intact-twice = la lista { $name } está dos veces
intact-the-instance = la instancia
intact-the-user = el usuario
intact-the-charset = el juego de caracteres
intact-says-otherwise = { $what } es { $planned }, y el archivo del pipeline dice { $says }
intact-repeat-after = cuándo pueden enviarse otra vez las mismas líneas no es lo que dice el archivo del pipeline
intact-claim = cuándo puede enviarse otra vez una persona no es lo que dice el archivo del pipeline
intact-own-zone = la propia de la instancia
intact-zone = la zona horaria de { $name }, { $zone }, no es ninguna de las que permite el archivo del pipeline

# Runs that were.

pipeline-no-runs = todavía no hay ninguna ejecución en { $state }
pipeline-no-runs-do = indique otra carpeta con --state, o un plan con --plan; la crean `dialbase run` y `apply`
pipeline-no-such-run = { $state } no conoce ninguna ejecución { $run }
pipeline-no-such-run-do = `dialbase runs list` muestra las ejecuciones que se aplicaron
pipeline-no-trace = el plan de { $directory } no guarda el rastro de sus filas: lo hizo una versión anterior de dialbase
pipeline-no-trace-do = mire en su rejected.csv y en parts/; los planes que se hacen ahora lo guardan
pipeline-trace-unreadable = el rastro { $path } no dice nada
pipeline-trace-unreadable-do = recupere el archivo de una copia; sin él, rejected.csv y parts/ dicen lo que pueden
pipeline-plan-gone = el plan de la ejecución { $run } ya no está en { $directory }
pipeline-plan-gone-do = si lo movió: dialbase apply DIR; si no, ejecute el pipeline de nuevo (dialbase run PIPELINE): lo que ya se envió se reconoce y no se envía otra vez
pipeline-other-instance = la ejecución { $run } se envió a { $was }, y el archivo del pipeline indica { $now }
pipeline-other-instance-do = indique en el archivo del pipeline la instancia de la ejecución mientras esto dure
pipeline-nothing-to-undo = no hay nada que deshacer en la ejecución { $run }: la instancia no recibió ninguna de sus listas, o todas están deshechas
pipeline-nothing-to-undo-do = vea con `dialbase runs show RUN` qué pasó con sus listas
pipeline-loaded-after-all = { $name } está cargada: la instancia tiene registradas { $calls ->
    [one] { $calls } llamada suya
   *[other] { $calls } llamadas suyas
}
pipeline-loaded-after-all-do = sigue retenida; diga `dialbase runs resolve RUN LIST --loaded --reason "…"`
