# What the findings about a file of mended rows mean, and what to do.

finding-row-copied = o arquivo para corrigir tem esta linha mais de uma vez, e outra cópia dela será discada
    .advice = nada; se houver mais uma pessoa a discar, escreva-a em uma linha nova, sem o que está nas nossas colunas
finding-row-misplaced = as células da linha são as de outra linha do arquivo para corrigir, então já não se sabe por que foi excluída
    .advice = pegue o arquivo outra vez e ordene linhas inteiras, com todas as colunas
finding-row-check-gone = nossas colunas dizem que esta linha já foi excluída, e a oculta não diz mais qual é: pode ter sido enviada
    .advice = pegue a linha outra vez do arquivo que escrevemos; ou apague nela todas as nossas colunas, se for uma pessoa que não estava naquela lista
