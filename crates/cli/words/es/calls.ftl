# Las llamadas que es una lista.
cli-calls-in-state = { $calls } { $state }
cli-its-calls = sus llamadas: { $states }
cli-its-calls-held = sus llamadas: { $states }; retenidas están las de las líneas { $lines }: diga de cada una qué pasó con --call LINE, o de todas sin eso
cli-look-for-calls = Busque a estas personas entre las llamadas agendadas y las tareas de { $campaign } en el portal, y diga lo que vio:
cli-the-call = La llamada de esta línea, en { $name }, está { $state }.
cli-past-lines = lista { $list }: { $lines }
cli-past-calls = { $n ->
    [one] El momento de 1 llamada pasó mientras esperaba (líneas de { $lines }): ya no se envía
   *[other] Los momentos de { $n } llamadas pasaron mientras esperaban (líneas de { $lines }): ya no se envían
}, por más que se reanude la ejecución. Para darlo por perdido: dialbase runs resolve { $run } LIST --call LINE --abandon --reason "…" --state { $state }. A quien haya que llamar de todos modos: escriba para esa persona un momento nuevo en la lista, y ejecute el pipeline de nuevo; quien ya fue no va otra vez
cli-campaigns-not-asked = Si la instancia tiene la campaña no se preguntó: dialbase campaigns muestra las que tiene.
