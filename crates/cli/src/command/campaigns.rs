//! `dialbase campaigns`: every campaign with its numbers and its agents; once, or anew every few seconds.

mod drawn;

use super::{clock, environment, site};
use crate::args::Campaigns as Args;
use crate::interrupt::Interrupt;
use crate::output::{Failure, print};
use crate::progress::Line;
use crate::table;
use crate::voice::Voice;
use operations::{Campaigns, Client, Error, Hands, Token};
use pipeline::{Exit, Reached};
use std::io::{self, Write};
use std::time::{Duration, Instant};
use words::{Told, message};

/// How long it sleeps without a look at whether somebody wishes it to end.
const LOOK: Duration = Duration::from_millis(100);

pub(crate) fn campaigns(args: Args, voice: &mut Voice) -> Result<Exit, Failure> {
    voice.follow(args.at.pipeline.as_deref().and_then(pipeline::language));
    let voice = &*voice;
    let (json, watch) = (args.json, args.watch);
    let wanted = match &args.name {
        Some(name) => Wanted::One(name),
        None if args.no_agents => Wanted::Numbers,
        None => Wanted::All,
    };
    let line = Line::new(voice);
    let clock = clock();
    let hands = Hands { environment: &environment, clock: &clock, interrupted: &|| false, progress: &|_| {} };
    let reached = site(args.at, &hands)?.reach(&hands)?;

    let asked = wanted.ask(&reached.client, &reached.token);
    drop(line);
    let shown = asked.map_err(Failure::from).and_then(|first| {
        let page = Page { wanted, json, reached: &reached, hands: &hands, voice };
        match watch {
            None => page.show(&first),
            Some(seconds) => page.watch(first, Duration::from_secs(seconds)),
        }
    });

    reached.leave();
    shown.map(|()| Exit::Done)
}

/// What is asked for.
#[derive(Clone, Copy)]
enum Wanted<'w> {
    /// Every campaign with its agents.
    All,
    /// Every campaign.
    Numbers,
    /// One campaign, with its agents.
    One(&'w str),
}

impl Wanted<'_> {
    fn ask(self, client: &Client, token: &Token) -> Result<Campaigns, Error> {
        match self {
            Self::All => Ok(Campaigns::all(client, token)?.with_agents(client, token)),
            Self::Numbers => Campaigns::all(client, token),
            Self::One(name) => Campaigns::one(client, token, name),
        }
    }
}

/// What is shown, and to whom.
struct Page<'p> {
    wanted: Wanted<'p>,
    json: bool,
    reached: &'p Reached,
    hands: &'p Hands<'p>,
    voice: &'p Voice,
}

impl Page<'_> {
    /// Prints it once.
    fn show(&self, campaigns: &Campaigns) -> Result<(), Failure> {
        if self.json {
            let address = self.reached.client.address().to_string();
            return print(campaigns.json(&address, (self.hands.clock)()));
        }
        for missing in drawn::missing(campaigns) {
            self.voice.insist(&missing);
        }
        self.drawn(campaigns).iter().try_for_each(print)
    }

    fn drawn(&self, campaigns: &Campaigns) -> Vec<String> {
        let drawn = if let Wanted::One(_) = self.wanted { drawn::drawn_alone } else { drawn::drawn };
        drawn(campaigns, table::width(), self.voice)
    }

    /// Prints it every so often, until somebody wishes it to end: on a terminal always in the same place.
    fn watch(&self, mut campaigns: Campaigns, every: Duration) -> Result<(), Failure> {
        let interrupt = Interrupt::heed_silently();
        let mut screen = Screen::default();
        let mut trouble = None;
        loop {
            match table::height().filter(|_| !self.json) {
                Some(height) => {
                    let lines = self.lines(&campaigns, trouble.as_ref(), every);
                    screen.draw(lines, height).map_err(Failure::Output)?;
                }
                None if trouble.is_none() => self.show_again(&campaigns)?,
                // What was printed before is no news.
                None => trouble.iter().for_each(|trouble| self.voice.insist(trouble)),
            }
            let due = Instant::now() + every;
            while Instant::now() < due && !interrupt.came() {
                std::thread::sleep(LOOK.min(due.saturating_duration_since(Instant::now())));
            }
            if interrupt.came() {
                return Ok(());
            }
            match self.wanted.ask(&self.reached.brief, &self.reached.token) {
                Ok(again) => (campaigns, trouble) = (again, None),
                Err(error) if interrupt.came() => drop(error),
                Err(error) if error.is_for_good() => return Err(error.into()),
                Err(error) => trouble = Some(error.told()),
            }
        }
    }

    /// Once more, below what was printed before.
    fn show_again(&self, campaigns: &Campaigns) -> Result<(), Failure> {
        if !self.json {
            print(self.voice.text(&self.at()))?;
        }
        self.show(campaigns)?;
        if self.json { Ok(()) } else { print("") }
    }

    fn at(&self) -> words::Message {
        let (at, address) = ((self.hands.clock)(), self.reached.client.address());
        let time = at.format("%H:%M:%S UTC").to_string();
        message!("cli-campaigns-at", "{address} at {time}", address = address.to_string(), time = time)
    }

    /// What stands on the screen: since when, the table, and what went wrong since.
    fn lines(&self, campaigns: &Campaigns, trouble: Option<&words::Message>, every: Duration) -> Vec<String> {
        let width = table::width();
        let seconds = every.as_secs();
        let head = message!(
            "cli-campaigns-watched",
            "{at}, every {n} s; Ctrl-C ends it",
            at = self.at(),
            n = seconds
        );
        let mut lines = vec![self.voice.text(&head), String::new()];
        lines.extend(self.drawn(campaigns));
        let told = trouble.map_or_else(|| drawn::missing(campaigns), |trouble| vec![trouble.clone()]);
        lines.extend(
            told.iter()
                .flat_map(|told| [String::new(), words::on_one_line(&self.voice.text(told)).into_owned()]),
        );
        match width {
            Some(width) => lines.iter().map(|line| table::shortened(line, width)).collect(),
            None => lines,
        }
    }
}

/// What was drawn in its place, and is drawn over.
#[derive(Default)]
struct Screen {
    lines: usize,
}

impl Screen {
    /// Draws lines over those of before, in one piece, so that nothing flickers. What does not fit in so many lines of the terminal is
    /// left out, and that is shown.
    fn draw(&mut self, mut lines: Vec<String>, height: usize) -> io::Result<()> {
        // The cursor stands on a line of its own below.
        let room = height.saturating_sub(1).max(1);
        if lines.len() > room {
            lines.truncate(room - 1);
            lines.push("…".to_owned());
        }
        let up = |lines| format!("\r\u{1b}[{lines}A");
        let mut piece = if self.lines > 0 { up(self.lines) } else { String::new() };
        for line in &lines {
            piece += line;
            piece += "\u{1b}[K\n";
        }
        piece += "\u{1b}[J";
        self.lines = lines.len();
        let mut out = io::stdout().lock();
        out.write_all(piece.as_bytes())?;
        out.flush()
    }
}
