# Quitar personas de una campaña.

cli-remove-span = El período termina antes de empezar: mire --from y --to
cli-remove-does = Esto quita { $numbers }, con la forma { $dial }, de { $campaign } en { $instance }, los haya traído la lista que sea.
cli-removing-scheduled = Esto borra las llamadas agendadas de { $numbers }, con la forma { $dial }, a { $campaign } en { $instance }, de { $from } a { $to } según el reloj del servidor.
cli-remove-read = { $numbers } leídos
cli-remove-removed = {"  "}{ $numbers } quitados
cli-remove-none = {"  "}{ $numbers } de los que la instancia no tenía ninguno
cli-remove-before = {"  "}{ $numbers } hechos antes
cli-remove-left = {"  "}{ $numbers } por quitar
cli-remove-go-on = No está terminado; para seguir donde se detuvo, ejecute lo mismo de nuevo.
cli-remove-still-loaded = Quienes fueron cargados por una ejecución siguen contando como cargados: hasta que pase su tiempo (repeat_after, o veinte horas) ninguna lista los carga de nuevo. Para que las personas de una ejecución se puedan cargar enseguida: dialbase undo RUN
