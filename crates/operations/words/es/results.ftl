# Leer qué resultó de las llamadas.

results-lock = lectura de resultados
results-progress = { $n } registros, día { $day } de { $days }
results-page = los registros del { $day } desde la fila { $row } no llegaron
results-page-do = ejecute el mismo comando otra vez: lo leído queda guardado, y continúa donde se detuvo
results-same-page = la instancia dio otra vez los mismos registros del { $day } cuando se le pidieron los que siguen desde la fila { $row }
results-same-page-do = pida menos de una vez, con --campaign o un período más corto, o pregunte al proveedor cómo pagina la instancia
results-spool = no se puede usar { $path }, que contiene los registros leídos
results-spool-do = revise el disco; si el archivo está dañado, quítelo: todo se puede leer otra vez
results-file = no se puede usar { $path }
results-file-do = verifique que pueda leer y escribir ahí, y que el disco tenga lugar
results-no-such-list = el registro de envíos no conoce ninguna lista de { $name } que haya salido hacia { $instance }
results-no-such-list-do = mire qué hay con `dialbase runs list` y `dialbase runs show RUN`
results-taken = { $path } ya existe y no lo escribió este comando, así que queda como está
results-taken-do = indique otro lugar, o quítelo
results-no-place = nadie dijo dónde deben quedar las tablas
results-no-place-do = indique un directorio con -o
results-no-period = el período termina antes de empezar
results-no-period-do = escriba --from y --to al revés
results-does-not-add-up = la cuenta de los resultados no cierra
results-unsteady = los registros de { $days } se movieron cada vez que se leyeron, así que pueden faltar algunos: ejecútelo otra vez cuando la instancia esté en calma
results-open = todavía pueden llegar registros del { $day } en adelante: se leen otra vez la próxima vez
results-no-period-heeded = la instancia dio registros de otros días que los pedidos, así que todo lo que dio se leyó una vez y se eligió aquí
results-zone-unknown = no se dijo la zona horaria de la instancia: los momentos van según su reloj, y las horas también; `--zone America/Montevideo` la dice
results-lost-plan = el plan de { $list } ya no está o fue cambiado: de sus contactos no se informa uno por uno
results-to-come = el período sigue en días por venir, de los que todavía no hay nada: se leyó hasta el { $day }
