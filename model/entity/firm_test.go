package entity

import (
	"strings"
	"testing"
)

// Firms, teams, works and outlets that only the rest of the text, or the words beside
// them, tell. want lists names with their kinds, "Summit organization".
func TestToldByTheText(t *testing.T) {
	for in, want := range map[string]string{
		"Halden Entertainment signed him. He left because Halden had failed to pay.":                  "Halden organization",
		"Nurse Sues Hospital in Lerwen\n\nIt was long.":                                               "!Sues Hospital organization; Lerwen place",
		"Ann Lee Sues Dahl Foundation\n\nIt was long.":                                                "!Ann Lee Sues person",
		"Idaho Falls Police Seek Man\n\nIt was long.":                                                 "!Idaho place",
		"Bishop Resigns\n\nThe road is long.":                                                         "!Bishop Resigns person",
		"Sheriff's deputies came. Sheriff: man shot.":                                                 "!Sheriff person",
		"Tony Reagins spoke. Reagins declined to name it.":                                            "Reagins person; !Reagins organization",
		"It came from Troy, Michigan. It rained, said Troy police Lt. Gerry Lindqvist.":               "Troy place; !Troy person",
		"Bettie Page, the pin-up, has died. Ms Page's fame was set in 1951.":                          "Bettie Page person",
		"He played for the Zenders. Fans of the Zenders sang.":                                        "Zenders organization",
		"He led Michael Foods, and Ann Lee leads Lerwen Athletic.":                                    "Michael Foods organization; Lerwen Athletic organization",
		"Gerard Lunnot - star of the show - met Kim Jong - un.":                                       "Gerard Lunnot person; Kim Jong - un person",
		"He fell ill in Rancho Lerwen, Calif, and she in Lerwen, N. Y., on Monday.":                   "Rancho Lerwen place; Calif place; N. Y. place",
		"The firm Celtrick has found a way. Phones use Celtrick's broadcasts. Celtrick sold it.":      "Celtrick organization; !Celtrick person",
		"Shares of Marsh & McLennan fell. Prosecutors allege that Marsh fixed bids.":                  "Marsh organization",
		"The Southern Environment Protection Agency met. Sepa is attempting to curb gas.":             "Sepa organization",
		"England: M Blair (Bath), A Craig (Leeds), R de Marigny, D Parks (capt), B Hinshelwood.":      "M Blair person; A Craig person; R de Marigny person; D Parks person; B Hinshelwood person",
		"Vitamin A Deficiency, vitamin C Deficiency and Plan B Records, he said.":                     "!C Deficiency person",
		"He met the Smiths. The Smiths sang.":                                                         "!Smiths person",
		"He kept his WBA, IBF and WBO titles.":                                                        "WBA organization; WBO organization",
		"She told it to reporters from People magazine on Friday.":                                    "People organization",
		"The CEO and the VP met Ann Lee of the BBC.":                                                  "!CEO organization; !VP organization",
		"“They go,” said 61-year-old Anargyros Bizianis, a worker.":                                   "Anargyros Bizianis person",
		"“New Moon,” the film, opens in May. The budget for “Moon” is high.":                          "New Moon work; Moon work",
		"“Dusk” director Ann Lee left.":                                                               "Dusk work",
		"He fell in the War of the Pacific in 1880.":                                                  "War of the Pacific event",
		"The DRC lost to Eswatini.":                                                                   "DRC place",
		"She starred in “Dusk” with Karl Brandt.":                                                     "Dusk work",
		"They use Internet Explorer and play The Last of Us on an Xbox One.":                          "Internet Explorer work; Last of Us work; Xbox One work",
		"It was shown by 20th Century Fox, and the Philadelphia 76ers came.":                          "20th Century Fox organization; Philadelphia 76ers organization",
		"A survey by Robadorp, a software vendor, came out. Robadorp sells it.":                       "Robadorp organization",
		"She left Robadorp Games in May.":                                                             "Robadorp Games organization",
		"She won at the Asian Games, the Winter Games and the World Nomad Games.":                     "Asian Games event; Winter Games event; World Nomad Games event",
		"They won the Super Bowl, two Oscars and three Grammys, and sang at Coachella.":               "Super Bowl event; Oscars event; Grammys event; Coachella event",
		"The comedy series Early Doors ended in May.":                                                 "Early Doors work",
		"The pier at dawn. Ann Lee/Getty Images":                                                      "Ann Lee person; Getty Images organization",
		"He was born in St. Louis, left St. Elmo in May, and climbed Mt. Lerwen near Ft. Worth.":      "St. Louis place; St. Elmo place; Mt. Lerwen place; Ft. Worth place",
		"It stood on Main St. Louis left. They met at St. Mark's Square and St. Mary's Hospital.":     "!St. Louis place; St. Mark's Square place; St. Mary's Hospital organization",
		"Robadorp grew. Robadorp hired. Robadorp sold. He met Robadorp, the company behind the port.": "Robadorp organization; !Robadorp person",
		"Robadar on Monday opened a port at its old yard. Many like Robadar. He met Robadar.":         "Robadar organization; !Robadar person",
		"Robadar sang and its music is loved. Robadar sang because he wanted.":                        "!Robadar organization",
		"Robadar blamed the mayor of Lerwen and its council. Many like Robadar.":                      "!Robadar organization",
		"Wladimir Brandt won. Tony was slow, and Wladimir was measuring him. Wladimir Brandt left.":   "Wladimir person; !Wladimir place",
		"Paris Brandt went to Paris. She likes it in Paris.":                                          "Paris place",
		"Hall of Fame trainer Ann Lee is in the Hall of Fame with Hall of Famer Karl Brandt.":         "Hall of Fame organization; !Hall person; Ann Lee person; Karl Brandt person",
		"Amnesty International UK also asked. She left Nintendo UK in May. The BBC UK":                "Amnesty International UK organization; Nintendo UK organization; !UK place",
		"The Nobel Prize-winning author feared a Karl Brandt-style tax and Indian-controlled Lerwen.": "Nobel Prize work; Karl Brandt person; Indian group",
		"He saw that hedge funds Robadar, Lentix and Vorna were planning it.":                         "Robadar organization; Lentix organization; Vorna organization",
		"Icstav, the harbour's premium rate services watchdog, said so. Many like Icstav.":            "Icstav organization",
		"Anna Page wrote a page. In the 1950s Page was known. Nobody liked how Page wrote, or Page.":  "Page person",
	} {
		found := map[string]bool{}
		for _, e := range find(t, in, Context{}) {
			for _, m := range e.Mentions {
				found[m.Of(in)+" "+e.Kind.String()] = true
			}
		}
		for w := range strings.SplitSeq(want, "; ") {
			name, no := strings.CutPrefix(w, "!")
			if found[name] == no {
				t.Errorf("%s: %s found: %v", in, name, no)
			}
		}
	}
}
