# Chamadas que não podem ser feitas duas vezes.
upload-calls-changed = as chamadas de { $origin } não são as que o registro conhece
upload-calls-changed-do = recupere aquilo de que saíram tal como estava: o que já foi feito não pode ser feito outra vez
upload-calls-abandoned = as chamadas de { $origin } foram abandonadas
upload-calls-abandoned-do = insira-as de novo se mesmo assim devem ser feitas
upload-no-such-call = { $origin } não tem a chamada { $call }
upload-no-such-call-do = nomeie uma chamada pelo número, contado a partir de 1
upload-call-impossible = a chamada { $call } de { $origin } não pode continuar a partir de { $from }
upload-call-of = a chamada { $number } de { $source }
upload-call-maker-gone = terminou o processo que fazia a chamada
upload-call-leaves = a conexão está estabelecida
upload-call-accepted = o servidor disse que sim
upload-call-said = { $why }: { $said }
upload-call-stopped = foi interrompida quando já podia ter saído
upload-of-its-calls = é assim que estão as suas chamadas
