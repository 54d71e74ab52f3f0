# As chamadas que uma lista é.
cli-calls-in-state = { $calls } { $state }
cli-its-calls = as suas chamadas: { $states }
cli-its-calls-held = as suas chamadas: { $states }; retidas estão as das linhas { $lines }: diga de cada uma o que aconteceu com --call LINE, ou de todas sem isso
cli-look-for-calls = Procure estas pessoas entre as chamadas agendadas e as tarefas de { $campaign } no portal, e diga o que viu:
cli-the-call = A chamada desta linha, em { $name }, está { $state }.
