# Why the trace of a plan says nothing.

trace-unreadable = não pode ser lido
trace-damaged = está danificado: { $what }
trace-version = foi escrito por outra versão do dialbase, de uma forma que esta não pode ler
trace-no-beginning = não começa como começa um rastro
trace-no-head = não tem cabeçalho
trace-none = seus bytes não são os de um rastro
trace-too-early = termina cedo demais
trace-changed = seus bytes mudaram desde que foi escrito
