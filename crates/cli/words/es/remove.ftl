# Quitar personas de una campaña.

cli-remove-span = El período termina antes de empezar: mire --from y --to
cli-remove-does = Esto quita { $numbers }, con la forma { $dial }, de { $campaign } en { $instance }, los haya traído la lista que sea.
cli-removing-scheduled = Esto borra las llamadas agendadas de { $numbers }, con la forma { $dial }, a { $campaign } en { $instance }, de { $from } a { $to } según el reloj del servidor.
cli-remove-read = { $numbers } { $n ->
    [one] leído
   *[other] leídos
}
cli-remove-removed = {"  "}{ $numbers } { $n ->
    [one] quitado
   *[other] quitados
}
cli-remove-none = {"  "}{ $numbers } de los que la instancia no tenía ninguno
cli-remove-before = {"  "}{ $numbers } { $n ->
    [one] hecho antes
   *[other] hechos antes
}
cli-remove-left = {"  "}{ $numbers } por quitar
cli-remove-go-on = No está terminado; para seguir donde se detuvo, ejecute lo mismo de nuevo.
cli-remove-still-loaded = Quienes fueron cargados por una ejecución siguen contando como cargados: hasta que pase su tiempo (repeat_after, o veinte horas) ninguna lista los carga de nuevo. Para que las personas de una ejecución se puedan cargar enseguida: dialbase undo RUN
cli-remove-by-main = Entre ellos, por su número principal, que no está en el archivo: { $contacts } que tienen como alternativo un número de él ({ $numbers }). La instancia quita a una persona solo por su número principal, y seguiría llamando al alternativo.
cli-remove-of-whom-unknown = { $n ->
    [one] NO QUITADO: { $numbers } del archivo se cargó como alternativo de alguien
   *[other] NO QUITADOS: { $numbers } del archivo se cargaron como alternativos de alguien
}, y ya no se sabe de quién: el plan de la lista ya no está o fue cambiado, o el número principal no tiene esa forma ({ $lists }). QUIEN SEA PUEDE SEGUIR RECIBIENDO LLAMADAS AHÍ. Quítelo en el portal, o lleve el archivo a la lista negra de la instancia: dialbase blacklist push FILE --campaign "{ $campaign }"
cli-remove-more = {"  "}{ $contacts } más, por su número principal
cli-remove-not = {"  "}{ $numbers } { $n ->
    [one] NO QUITADO: alternativo de alguien, y ya no se sabe de quién
   *[other] NO QUITADOS: alternativos de alguien, y ya no se sabe de quién
}
