# La página para personas.

sandbox-page-title = uContact de prueba
sandbox-page-about = Hace de instancia real, solo en este equipo. No llama a nadie.
sandbox-page-lists = Listas: { $lists }, con { $lines ->
    [one] { $lines } línea
   *[other] { $lines } líneas
}
sandbox-page-refused = Subidas rechazadas: { $uploads }
sandbox-page-misfortunes = Percances ensayados: { $uploads }
sandbox-page-none = Todavía ninguna.
sandbox-page-campaign = Campaña
sandbox-page-zone = Zona horaria
sandbox-page-lines = Líneas
sandbox-page-file = Archivo
sandbox-page-by = Por
sandbox-page-received = Recibida
sandbox-page-why = Por qué
sandbox-page-upload = Subida
sandbox-page-befell = Qué le pasó
sandbox-page-kept = Guardada
sandbox-page-came = Llegó
sandbox-page-yes = sí
sandbox-page-no = no
sandbox-page-servers-zone = la del servidor
sandbox-page-same-content = el mismo contenido que
sandbox-page-sent-there = se envió allí también
sandbox-page-first-lines = primeras líneas
sandbox-page-number = Número
sandbox-page-alternatives = Alternativos
sandbox-page-params = Parámetros
sandbox-page-priority = Prioridad
sandbox-page-agent = Agente
sandbox-page-clock = Su reloj marca { $clock } ({ $zone }); por llamar: { $contacts }
sandbox-page-blacklist = Lista negra: { $numbers }
sandbox-page-scheduled = Llamadas agendadas: { $calls }
sandbox-page-dialled = Llamadas: { $calls }
sandbox-page-every = todas
sandbox-page-due = Cuándo
sandbox-page-called = Llamado
sandbox-page-result = Resultado
sandbox-page-spoke = Segundos hablados
sandbox-page-note = Tipificación

# Lo que le puede pasar a una subida.

sandbox-does-one = Responde `1`; la lista se guarda.
sandbox-does-one-crlf = Responde `1` y un fin de línea; la lista se guarda.
sandbox-does-slow-one = Guarda la lista enseguida y responde `1` después de la demora.
sandbox-does-refused = Por un rato nadie escucha, así que la subida no se puede conectar; a quien llega después se le responde `1`.
sandbox-does-tls-failure = Por un rato muestra el certificado de otro; sin TLS, corta antes de leer; no se guarda nada.
sandbox-does-close-at-accept = Cierra la conexión antes de leer la lista; no se guarda nada.
sandbox-does-reset-at-accept = Corta la conexión en seco antes de leer la lista; no se guarda nada.
sandbox-does-reset-in-body = Lee la mitad de la lista y corta la conexión en seco; no se guarda nada.
sandbox-does-close-processed = Guarda la lista y cierra la conexión sin decir nada.
sandbox-does-reset-processed = Guarda la lista y corta la conexión en seco sin decir nada.
sandbox-does-half-status-line = Guarda la lista, dice `HTTP/1.1 2` y cierra.
sandbox-does-cut-short = Guarda la lista, responde 200 y `1` de los tres bytes que anunció, y cierra.
sandbox-does-zero = Responde `0`; no se guarda nada.
sandbox-does-empty = Guarda la lista y responde 200 sin texto.
sandbox-does-html = Responde 200 con una página web, como un portal que pide iniciar sesión; no se guarda nada.
sandbox-does-one-early = Responde `1` cuando solo tiene el comienzo, después lee la lista, y la guarda si llega entera.
sandbox-does-hang-processed = Guarda la lista y no responde nunca.
sandbox-does-hang-not-processed = Lee la lista y no responde nunca; no se guarda nada.
sandbox-does-500-processed = Guarda la lista y responde 500.
sandbox-does-500-not-processed = Responde 500; no se guarda nada.
sandbox-does-502-or-504-processed = Guarda la lista y responde 502, y a cada segunda subida 504, como una pasarela que perdió la paciencia.
sandbox-does-503-retry-after = Responde 503 y pide un segundo de paciencia; no se guarda nada.
sandbox-does-429-too-many = Responde 429 y pide un segundo de paciencia; no se guarda nada.
sandbox-does-307-elsewhere = Responde 307 con la dirección de otro servidor, donde a toda subida se le responde `1`; no se guarda nada.
sandbox-does-401-or-403 = Responde 401, y a cada segunda subida 403; no se guarda nada.
sandbox-does-413-too-large = Responde 413; no se guarda nada.
