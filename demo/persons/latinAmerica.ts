import type { PersonFacts } from '../facts.ts'

/** People of Latin American cinema. */
export const latinAmerica = {
  alexandreRodrigues: ['Alexandre', 'Rodrigues', 'male', 'BR', '1983-05-21'],
  aliceBraga: ['Alice', 'Braga', 'female', 'BR', '1983-04-15'],
  antonioBolivar: ['Antonio', 'Bolívar', 'male', 'CO'],
  carlaQuevedo: ['Carla', 'Quevedo', 'female', 'AR'],
  ciroGuerra: ['Ciro', 'Guerra', 'male', 'CO', '1981-02-06'],
  douglasSilva: ['Douglas', 'Silva', 'male', 'BR', '1988-09-27'],
  fernandoMeirelles: ['Fernando', 'Meirelles', 'male', 'BR', '1955-11-09'],
  guillermoDelToro: ['Guillermo', 'del Toro', 'male', 'MX', '1964-10-09'],
  guillermoFrancella: ['Guillermo', 'Francella', 'male', 'AR', '1955-02-14'],
  javierGodino: ['Javier', 'Godino', 'male', 'ES'],
  jonathanHaagensen: ['Jonathan', 'Haagensen', 'male', 'BR', '1983-02-23'],
  juanJoseCampanella: ['Juan José', 'Campanella', 'male', 'AR', '1959-07-19'],
  leandroFirmino: ['Leandro', 'Firmino', 'male', 'BR', '1978-06-23'],
  matheusNachtergaele: ['Matheus', 'Nachtergaele', 'male', 'BR'],
  nilbioTorres: ['Nilbio', 'Torres', 'male', 'CO'],
  pabloRago: ['Pablo', 'Rago', 'male', 'AR', '1972-09-24'],
  phellipeHaagensen: ['Phellipe', 'Haagensen', 'male', 'BR', '1984-06-26'],
  ricardoDarin: ['Ricardo', 'Darín', 'male', 'AR', '1957-01-16'],
  seuJorge: ['Seu', 'Jorge', 'male', 'BR', '1970-06-08'],
  soledadVillamil: ['Soledad', 'Villamil', 'female', 'AR', '1969-06-19'],
  yauenkuMigue: ['Yauenkü', 'Migue', 'male', 'CO'],
} as const satisfies Record<string, PersonFacts>
