# Lo que report.html dice además de las palabras del informe.

page-title = { $pipeline }: informe de dialbase
page-skip = Ir al informe
page-contents = Contenido
page-pipeline = Pipeline
page-made-at = Planificado
page-run = Ejecución
page-instance = Instancia
page-foot = Hecho por dialbase { $program } a partir de report.json, que contiene lo mismo para otros programas.
page-masked = Los dígitos de los números de teléfono están enmascarados en los ejemplos y los formularios.
page-unmasked = Los números de teléfono se muestran completos: trate este archivo como trata la lista.

page-section-summary = En resumen
page-section-attention = Para revisar
page-section-account = Adónde fueron las filas
page-section-calls = A quién se llama
page-section-parts = Listas
page-section-findings = Observaciones
page-section-columns = Columnas
page-section-screens = La pantalla del agente
page-section-blacklists = Listas negras
page-section-normal = Frente a las últimas ejecuciones
page-section-certificate = Certificado

page-verdict-planned = Planificada, todavía no se envió nada
page-verdict-stopped = Detenida, no se envió nada
page-verdict-nothing = Nada para cargar
page-verdict-held = Hace falta una persona
page-verdict-sending = En envío
page-verdict-unfinished = Sin terminar
page-verdict-refused = Rechazada por la instancia
page-verdict-accepted = Enviada
page-verdict-repeated = No se envió otra vez
page-verdict-undone = Deshecha
page-verdict-abandoned = Descartada

page-headline-planned = { $n ->
    [one] contacto se va a llamar
   *[other] contactos se van a llamar
}
page-headline-stopped = { $n ->
    [one] contacto estaba listo y no se envió
   *[other] contactos estaban listos y no se envió ninguno
}
page-headline-nothing = { $n ->
    [one] contacto para llamar
   *[other] contactos para llamar
}
page-headline-held = { $n ->
    [one] contacto está retenido: nadie sabe si llegó
   *[other] contactos están retenidos: nadie sabe si llegaron
}
page-headline-sending = { $n ->
    [one] contacto estaba en envío cuando se escribió esto
   *[other] contactos estaban en envío cuando se escribió esto
}
page-headline-unfinished = { $n ->
    [one] contacto fue recibido por la instancia; otros todavía esperan
   *[other] contactos fueron recibidos por la instancia; otros todavía esperan
}
page-headline-refused = { $n ->
    [one] contacto fue recibido por la instancia; otros fueron rechazados
   *[other] contactos fueron recibidos por la instancia; otros fueron rechazados
}
page-headline-accepted = { $n ->
    [one] contacto fue recibido por la instancia
   *[other] contactos fueron recibidos por la instancia
}
page-headline-repeated = { $n ->
    [one] contacto se envió en una lista anterior y no se envió otra vez
   *[other] contactos se enviaron en una lista anterior y no se enviaron otra vez
}
page-headline-undone = { $n ->
    [one] contacto se quitó de la instancia
   *[other] contactos se quitaron de la instancia
}
page-headline-abandoned = { $n ->
    [one] contacto se descartó
   *[other] contactos se descartaron
}
page-lead = { $read ->
    [one] Se leyó una fila
   *[other] Se leyeron { $read } filas
}; { $left ->
    [0] no se excluyó ninguna
    [one] se excluyó una, por un motivo que figura más abajo
   *[other] se excluyeron { $left }, cada una por un motivo que figura más abajo
}.

page-loud-stopped = No se envió nada
page-loud-held = Mire en el portal antes que nada
page-loud-sending = Todavía no se sabe qué fue de estas listas
page-loud-refused = La instancia rechazó estas listas
page-next = Qué hacer:
page-next-planned = revíselo y después envíe exactamente estas listas; en esta carpeta:
page-next-stopped = Corrija lo que se nombra aquí o en «Para revisar» y vuelva a planificar.
page-next-nothing = los motivos de abajo dicen por qué no se puede llamar a ninguna fila
page-next-held = La conexión se cortó cuando ya habían salido datos. Busque cada lista por su nombre en el portal y después diga qué vio. Hasta entonces no se envía ninguna lista posterior que tenga a alguien de ella.
page-next-sending = Si el programa todavía trabaja, espere a que termine. Si no, esto lo resuelve; nada se envía dos veces:
page-next-refused = No se cargó a nadie de ellas. Lo que dijo la instancia figura junto a cada lista. Corríjalo y vuelva a pedirlo:
page-next-unfinished = envíe lo que todavía espera; nada se envía dos veces:
page-next-accepted = active las listas en el portal e inicie el marcador
page-next-repeated = nada, si la lista anterior está en el portal
page-next-undone = nada
page-next-abandoned = nada; vuelva a planificar si hay que llamar a estas personas
page-further-lists = { $n ->
    [one] Otra lista figura en «Listas».
   *[other] Otras { $n } listas figuran en «Listas».
}
page-files = Junto a esta página:
page-contacts = { $n ->
    [one] { $n } contacto
   *[other] { $n } contactos
}

page-overridden = Una persona autorizó el envío de todos modos:
page-alarm = Alarma:
page-alarm-stops = Esto detuvo la ejecución:
page-warning = Advertencia:
page-todo = Qué hacer:
page-damaged = { $cells } de { $of } celdas dañadas:
page-further-warnings = { $n ->
    [one] Otra más figura en report.json.
   *[other] Otras { $n } figuran en report.json.
}

page-account-intro = Cada fila leída tiene un destino. Una barra rayada quita filas; la siguiente empieza donde ella termina.
page-account-table = Lo mismo en una tabla, con cada motivo
page-account-caption = Filas según qué fue de ellas
page-amiss = { $n ->
    [one] La cuenta no cierra por una fila: se modificó report.json, o es un defecto nuestro.
   *[other] La cuenta no cierra por { $n } filas: se modificó report.json, o es un defecto nuestro.
}
page-step = Paso
page-rows = Filas
page-step-read = Leídas
page-step-computed = Hechas por la sentencia SQL
page-step-blank = En blanco o fuera de la lista
page-step-not-chosen = No elegidas por el pipeline
page-step-left-out = No se pueden marcar
page-step-scrubbed = No se debe llamar
page-step-merged = Duplicadas o ya enviadas
page-step-planned = Para llamar
page-step-accepted = recibidas por la instancia
page-step-confirmed = vistas en el portal por una persona
page-step-sending = en envío
page-step-held = retenidas: nadie sabe
page-step-refused = rechazadas por la instancia
page-step-repeated = no enviadas otra vez
page-step-abandoned = descartadas
page-step-undone = quitadas de la instancia
page-step-waiting = todavía no enviadas

page-calling-hours = Horario de llamadas: { $hours }, según el reloj de la zona horaria de la lista.
page-legal-hours = Horario legal: { $hours }, según el reloj de la persona.
page-groups-caption = Contactos por campaña y zona horaria
page-campaign-and-zone = Campaña y zona horaria
page-own-zone = la de la instancia
page-contacts-title = Contactos
page-share = Parte
page-local-time = Hora allí al planificar
page-not-known = se desconoce
page-inside-hours = dentro del horario
page-outside-hours = fuera del horario
page-lists = Listas
page-further-groups = { $n ->
    [one] Otra campaña y zona, con { $contacts } contactos, figura en report.json.
   *[other] Otras { $n } campañas y zonas, con { $contacts } contactos, figuran en report.json.
}
page-chart-kinds = Tipo del número principal
page-chart-numbers = Números de un contacto
page-chart-areas = Área del número principal
page-numbers = { $n ->
    [one] { $n } número
   *[other] { $n } números
}
page-area = Área
page-no-area = sin área, como la mayoría de los celulares
page-other-areas = otras áreas

page-parts-intro = Un archivo para cada campaña y zona horaria; su nombre es el de la lista en el portal.
page-parts-caption = Las listas, primero las que necesitan a una persona
page-list = Lista
page-state = Estado
page-size = Tamaño
page-further-parts = { $n ->
    [one] Otra lista figura en report.json.
   *[other] Otras { $n } listas figuran en report.json.
}

page-severity-left-out = Filas a las que no se llama
page-severity-left-out-intro = Cada fila figura por su primer motivo; el archivo de filas rechazadas contiene las que se pueden corregir.
page-severity-changed = Cambios hechos
page-severity-changed-intro = A estas filas se llama, y algo en ellas ya no está como se escribió.
page-severity-note = Conviene saberlo
page-severity-note-intro = Aquí no se modificó nada.
page-no-findings = No se observó nada.
page-examples = { $n ->
    [one] La primera
   *[other] Las primeras { $n }
}
page-where = Dónde
page-before = Antes
page-after = Después
page-by = Según
page-blank = en blanco

page-columns-intro = Qué parece contener cada columna según sus celdas y para qué la usa el pipeline.
page-column = Columna
page-used-as = Se usa como
page-holds = Parece contener
page-filled = Parte llena
page-distinct = Distintos
page-samples = Ejemplos
page-not-used = no se usa
page-further-columns = { $n ->
    [one] Otra columna figura en report.json.
   *[other] Otras { $n } columnas figuran en report.json.
}

page-screens-intro = Algunos contactos como los muestra el formulario del agente. Lo que reemplaza a un separador está marcado.
page-replaced = reemplazado; en la lista:
page-alternatives = También:
page-priority = Prioridad
page-agent = Agente
page-further-fields = { $n ->
    [one] y { $n } campo más
   *[other] y { $n } campos más
}

page-blacklists-caption = Con qué se depuraron los números
page-no-blacklists = El pipeline no nombra ninguna lista negra, así que ningún número se depuró con una.
page-blacklist = Lista negra
page-hits = Quitados de filas
page-numbers-title = Números
page-age = Antigüedad al planificar
page-unreadable = Líneas ilegibles
page-expired = Vencidas
page-scope = Para
page-before-that = { $numbers } el { $day }
page-age-minutes = { $n ->
    [0] menos de un minuto
    [one] { $n } minuto
   *[other] { $n } minutos
}
page-age-hours = { $n ->
    [one] { $n } hora
   *[other] { $n } horas
}
page-age-days = { $n ->
    [one] { $n } día
   *[other] { $n } días
}
page-further-blacklists = { $n ->
    [one] Otra lista negra figura en report.json.
   *[other] Otras { $n } listas negras figuran en report.json.
}

page-normal-intro = { $n ->
    [one] Comparada con { $n } ejecución anterior de este pipeline.
   *[other] Comparada con { $n } ejecuciones anteriores de este pipeline.
}
page-normal-caption = Cada cifra junto a su rango habitual
page-normal-key = El recuadro punteado es lo normal; la línea dentro de él, dónde estuvieron las últimas ejecuciones, con su medio; el punto es esta ejecución.
page-too-few-runs = { $n ->
    [0] El registro de envíos no conoce ninguna ejecución anterior de este pipeline; a partir de { $needed } se juzga si una ejecución es normal.
    [one] El registro de envíos conoce una ejecución anterior de este pipeline; a partir de { $needed } se juzga si una ejecución es normal.
   *[other] El registro de envíos conoce { $n } ejecuciones anteriores de este pipeline; a partir de { $needed } se juzga si una ejecución es normal.
}
page-figure = Cifra
page-this-run = Esta ejecución
page-usual = Normal
page-judged = Juicio
page-unusual = fuera de lo normal
page-as-usual = como siempre
page-from-to = { $from } a { $to }
page-middle = { $n ->
    [one] medio de { $n } ejecución: { $middle }
   *[other] medio de { $n } ejecuciones: { $middle }
}
page-figure-rows = Filas leídas
page-figure-left_out = Excluidas, sin contar las listas negras
page-figure-blacklisted = Números en una lista negra
page-figure-never_seen = Números que nunca se enviaron antes

page-certificate-intro = Lo que une este informe con los archivos de los que se hizo. Una huella cambia cuando cambia un solo byte de su archivo.
page-who = Planificado por
page-program = Programa
page-digests = Huellas de todos los archivos
page-digests-caption = Archivos con sus huellas
page-what = Qué es
page-file = Archivo
page-digest-input = origen
page-digest-pipeline = pipeline
page-digest-table = tabla de la sentencia SQL
page-digest-blacklist = lista negra
page-digest-plan = plan
page-digest-part = lista
page-rows-read = { $n ->
    [one] { $n } fila
   *[other] { $n } filas
}
page-header-row = encabezado en la fila { $row }
page-further-digests = { $n ->
    [one] Otra huella figura en report.json.
   *[other] Otras { $n } huellas figuran en report.json.
}
