//! How long something takes, by the clock on the wall and in time of processors.

use std::fs;
use std::time::{Duration, Instant};

/// Started, and running.
#[derive(Debug)]
pub(crate) struct Clock {
    start: Instant,
    used: Option<Duration>,
}

impl Clock {
    pub(crate) fn start() -> Self {
        Self { start: Instant::now(), used: processor_time() }
    }

    /// The time on the wall, as people say it.
    pub(crate) fn wall(&self) -> String {
        minutes(self.start.elapsed())
    }

    /// The time on the wall and, where it is known, that of all processors together: on a machine
    /// that others use too, only the second can be compared with another run's.
    pub(crate) fn line(&self) -> String {
        let wall = self.start.elapsed().as_secs_f64();
        let used = processor_time().zip(self.used).map(|(now, then)| now.saturating_sub(then));
        let used = used.map_or(String::new(), |it| format!("{:>9.1} s CPU", it.as_secs_f64()));
        format!("{wall:>8.1} s{used}")
    }
}

fn minutes(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds / 60 {
        0 => format!("{seconds} s"),
        minutes => format!("{minutes} min {:02} s", seconds % 60),
    }
}

/// What all programs have used that this one started and that have ended, where Linux says it.
fn processor_time() -> Option<Duration> {
    children_time(&fs::read_to_string("/proc/self/stat").ok()?)
}

/// Fields 16 and 17, in hundredths of a second. The second field, the name of the program, is in
/// brackets and may hold anything.
fn children_time(stat: &str) -> Option<Duration> {
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_whitespace().skip(13).map(str::parse::<u64>);
    let (user, system) = (fields.next()?.ok()?, fields.next()?.ok()?);
    Some(Duration::from_millis(10 * (user + system)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_said_in_minutes_and_seconds() {
        assert_eq!(minutes(Duration::from_millis(59_900)), "59 s");
        assert_eq!(minutes(Duration::from_mins(1)), "1 min 00 s");
        assert_eq!(minutes(Duration::from_secs(845)), "14 min 05 s");
    }

    #[test]
    fn the_time_of_children_is_found_behind_any_name() {
        let stat = "7 (a) b) S 1 7 7 0 -1 4194304 100 200 0 0 5 6 150 25 20 0 1 0 99 1000";

        assert_eq!(children_time(stat), Some(Duration::from_millis(1750)));
        assert_eq!(children_time("7 (a) S 1"), None);
    }
}
