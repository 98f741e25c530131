import type { PersonKey } from '../persons.ts'

/** Directors who began between 1950 and 1980. */
export const newWaves = {
  agnesVarda:
    'A photographer who had hardly seen a film when she made her first in 1955, years before the New Wave that she is counted to. She went on for more than sixty years, between fiction and documentary, with potatoes, murals and a small digital camera.',
  andreiTarkovsky:
    'The son of a poet, Tarkovsky made seven features in all, each of them in long breaths of water, wind and memory. He left the Soviet Union in the eighties and made the last two abroad.',
  chantalAkerman:
    'She left film school in Brussels after a few months and shot her first short at eighteen. Rooms, corridors, borders and her mother recur in some forty films made over nearly fifty years.',
  djibrilDiopMambety:
    'An actor from Dakar without training in film, Mambéty finished only two features and a handful of shorts. Their jumps between satire, dream and newsreel were like nothing else in African cinema, or elsewhere.',
  francisFordCoppola:
    'The first of the film-school generation to reach Hollywood, he won five Oscars and two Golden Palms, and lost several fortunes on the films he believed in. His children and several of his relatives are film people too.',
  francoisTruffaut:
    'A truant who lived in cinemas, he became a feared critic at twenty-two and a director at twenty-six. He followed *Antoine Doinel*, always played by the same actor, through five films and twenty years.',
  gabrielAxel:
    'A Danish actor and director who grew up in Paris and worked in both countries. He was close to seventy when *Babette’s Feast* brought Denmark its first Oscar for a feature.',
  georgeLucas:
    'He came from a small town in California with a love of fast cars and old serials. With the company that he founded for the effects of *Star Wars* he changed how films are made and how they sound.',
  gilloPontecorvo:
    'Born in Pisa, he was a tennis player, a reporter and a leader of the resistance in Milan before he filmed. He made few films, and took years over each.',
  larisaShepitko:
    'Born in Ukraine, she studied in Moscow under Dovzhenko and shot her first film in a desert so hot that the film stock melted. She made four features and died in a car accident at forty-one.',
  peterWeir:
    'With two mysteries and a war story Weir helped to lead Australian film into the world around 1980. In America he sent detectives to the Amish, poets to boarding school and a man into a television studio the size of a town.',
  rameshSippy:
    'The son of a producer, he grew up on sets in Bombay and directed his first film in his twenties. *Sholay*, his third, took two and a half years and became the most loved film of India.',
  ridleyScott:
    'Born in the north of England, Scott studied design and made some two thousand commercials before his first feature at thirty-nine. Rain, smoke, light through fans: his worlds are built before they are acted in.',
  stanleyKubrick:
    'A photographer for *Look* magazine at seventeen, from the Bronx. He made thirteen features, hardly two of a kind, and from the sixties on made them all in England, with any number of takes.',
  stevenSpielberg:
    'He filmed train crashes with his father’s camera as a boy and was directing television at twenty-two. With *Jaws* he invented the summer blockbuster; sharks, sorrow and children who see more than adults have stayed with him.',
  veraChytilova:
    'She was a draughtswoman and a model before she became the only woman in her year at the Prague film school. After 1968 she was kept from working for years, and wrote to the president to complain.',
  wernerHerzog:
    'He grew up in a Bavarian valley without a telephone and walked from Munich to Paris to keep a friend alive. His films have hauled a ship over a mountain and gone to volcanoes, caves and the ice, and his own voice explains them.',
  wimWenders:
    'Wenders wanted to be a painter and became the great traveller of German film. Roads, rock music and angels, and since *Buena Vista Social Club* documentaries about musicians, dancers and artists.',
} as const satisfies Partial<Record<PersonKey, string>>
