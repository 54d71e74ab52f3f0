# Contactos que van uno por uno, como llamadas, y lo que se dice de ello.
file-schedule-do = diga cuándo: `[schedule]` con `date = "Fecha"`
file-task-do = diga cómo: `[task]` con `mode = "now-first"`
file-task-mode-do = diga cuándo: `mode = "now-first"`, "by-hand", "into-dialer" o "at"
file-timing-date-do = nombre la columna con el día y la hora: `date = "Fecha"`
file-timing-zone-do = diga según qué reloj es la columna: `zone = "contact"`, o el nombre de un huso horario
file-timing-server-do = diga el huso horario del reloj de la instancia: `server_zone = "America/Montevideo"`
file-timing-zone-name-do = escriba "contact", o un nombre IANA como "America/Montevideo"
intact-target = { $name } no va de la manera que dice el archivo del pipeline: su `target`, sus horas o el huso horario del servidor son otros
apply-kept-back = { $calls ->
    [one] una llamada no se hizo: { $why }
   *[other] { $calls } llamadas no se hicieron: { $why }
}
plan-tasks-now = { $contacts ->
    [one] un contacto va al discador como tarea, apenas se aplique el plan
   *[other] { $contacts } contactos van al discador como tareas, uno por uno, apenas se aplique el plan
}
plan-calls-at = { $contacts ->
    [one] se llama a un contacto, el { $first } según el reloj del servidor ({ $zone }), a más tardar el { $last }
   *[other] se llama a { $contacts } contactos uno por uno, desde { $first } hasta { $last } según el reloj del servidor ({ $zone })
}
pipeline-calls-not-undone = la ejecución { $run } hizo llamadas una por una, y deshacer retira listas
pipeline-calls-not-undone-do = retire las llamadas agendadas con `dialbase remove --scheduled`; las tareas de un discador no se pueden retirar una por una
file-target-clock = a quien no tiene zona horaria conocida se lo llama según el reloj de la propia instancia, y nadie sabe si eso está dentro de las horas de llamada
file-target-clock-do = indique la zona de la instancia en [task]: `server_zone = "America/Montevideo"`; o `unknown = "reject"` en [timezone]
file-target-alternatives = los alternativos con su tipo van en una base, y estos contactos van como llamadas
file-target-alternatives-do = ponga `alternatives = "plain"` en [format], o quite la clave
apply-calls-in-state = { $calls } { $state }
pipeline-halfway-calls = se detuvo a mitad de camino: hasta entonces { $accepted ->
    [one] se había aceptado { $accepted } llamada
   *[other] se habían aceptado { $accepted } llamadas
}, y { $held } están retenidas
