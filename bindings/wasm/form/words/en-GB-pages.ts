/** Words of the pages, in British English, by page. */

export const pages = {
  "common.continue": "Continue",
  "common.or": "or",

  "frame.skip": "Skip to the page",
  "frame.back": "Back",
  "frame.pages": "Pages of the form",
  "frame.list": "List of questions",
  "frame.result": "Result",
  "frame.keep": "Your answers on this computer",
  "frame.failed":
    "This form could not start: {why}. Try a newer version of Edge, Chrome, Firefox or Safari.",
  "frame.elsewhere-hint": "You can read this page here, but not change it.",

  "error.prefix": "Error:",
  "error.title": "There is a problem",

  "notice.done": "Done:",
  "notice.warning": "Warning:",
  "notice.dismiss": "Close",

  "keeping.on": "Answers are saved in this browser as you type.",
  "keeping.saved": "Saved in this browser at {time}.",
  "keeping.locked": "Locked with your passphrase.",
  "keeping.off": "Not saved in this browser: answers go when you close the page.",
  "keeping.failed": "Not saved.",
  "keeping.elsewhere": "This form is open in another tab, which saves the answers.",
  "keeping.take-over": "Use this tab instead",
  "keeping.more": "Change how answers are kept",

  "start.purpose": "What it is for, and what it is not for",
  "start.begin": "Start",
  "start.carry-on": "Carry on",
  "start.open": "Open a file of answers",
  "start.combine": "Combine several people’s answers",
  "start.time": "How long it takes",
  "start.minutes": "{what} about {least} to {most} minutes.",
  "start.hours": "{what} about {least} to {most} hours.",
  "start.critical.one": "The critical question, which comes first, takes",
  "start.critical.other": "The {n} critical questions, which come first, take",
  "start.all.one": "The one question takes",
  "start.all.other": "All {n} questions take",
  "start.any-order":
    "That is an estimate: nobody has timed it yet. You can answer in any order, stop when you " +
    "like and come back later.",
  "start.answers": "What happens to your answers",
  "start.not-sent": "This page works without a network and sends your answers nowhere.",
  "start.kept":
    "Answers are kept in this browser, on this computer, as you type. You can turn that off.",
  "start.others":
    "Other pages opened from files on this computer could read them. You can set a passphrase.",
  "start.roles":
    "To share your answers, you save them as a file. Write roles, not people’s names, and " +
    "nothing about patients.",
  "start.keeping": "Choose how answers are kept",
  "start.guidance": "How to rate",

  "who.title": "Who and where",
  "who.roles": "What the answers are about. Write roles, not people’s names.",
  "who.place": "Name of the Place",
  "who.place-hint": "For example, North West London",
  "who.date": "Date that the answers describe",
  "who.date-hint": "For example, 27 3 2026. All answers describe the Place on that day.",
  "who.day": "Day",
  "who.month": "Month",
  "who.year": "Year",
  "who.partner": "Which kind of partner are you answering for?",
  "who.partner-hint": "Answers are compared by kind of partner, never by name.",
  "who.no-partner": "None of these, or I would rather not say",

  "tasks.title": "Questions",
  "tasks.progress.one": "{done} of {n} question done.",
  "tasks.progress.other": "{done} of {n} questions done.",
  "tasks.progress-hint":
    "“Not known” and “Not applicable” count as done here. The result counts only levels as " +
    "answered.",
  "tasks.which": "Which questions do you want to answer?",
  "tasks.which-hint": "You can change this at any time. No answer is lost.",
  "tasks.short.one": "The critical question first",
  "tasks.short.other": "The {n} critical questions first",
  "tasks.all.one": "The one question",
  "tasks.all.other": "All {n} questions",
  "tasks.headings": "Headings",
  "tasks.show.one": "Show the question",
  "tasks.show.other": "Show the {n} questions",
  "tasks.count.one": "{done} of {n}",
  "tasks.count.other": "{done} of {n}",
  "tasks.to-do": "Not started",
  "tasks.begun": "Under way",
  "tasks.done": "Done",
  "tasks.unfinished": "Not finished",
  "tasks.next": "When you are ready",
  "tasks.who": "Who and where",
  "tasks.check": "Check your answers",
  "tasks.result": "See the result",
  "tasks.keep": "Choose how answers are kept, or clear them",

  "so-far.title": "Result so far",
  "so-far.more": "See the whole result",

  "check.title": "Check your answers",
  "check.change": "Change",
  "check.missing": "Missing",
  "check.unreal": "Not a real date",
  "check.finish": "Finish and see the result",

  "result.title": "Your result",
  "result.before": "Before you save, fill in what is missing:",
  "result.incomplete": "The report does not say yet which Place or which date it is about.",
  "result.who": "Say who and where",
  "result.take": "Take it with you",
  "result.html": "Save the report",
  "result.json": "Save the answers",
  "result.csv": "Save a table",
  "result.print": "Print",
  "result.formats":
    "The report is a web page (HTML). The answers (JSON) can be opened here again or sent to " +
    "whoever puts them together. The table (CSV) opens in a spreadsheet.",
  "result.steps": "What would change this",
  "result.steps-hint": "The next step for each question, the most useful first.",
  "result.step": "from “{from}” to “{to}”",
  "result.more-steps.one": "Show {n} more step",
  "result.more-steps.other": "Show {n} more steps",
  "result.report": "The report",

  "file.hint": "A file of answers that was saved here. You can also drop it on this box.",
  "file.several-hint":
    "Files of answers that people saved here and sent you. You can also drop them on this box.",

  "file.unreadable":
    "{names} could not be read. It may be a folder, or it may have been moved or changed.",

  "open.title": "Open a file of answers",
  "open.lead": "You see what the file would change before anything changes.",
  "open.file": "Choose a file",
  "open.found": "The file {name}",
  "open.refused": "This file cannot be used.",
  "open.unchanged": "Nothing has changed. Your answers are as they were.",
  "open.other": "Put it away",
  "open.version": "It was made with version {version} of the questions.",
  "open.aside.one": "{n} answer in the file does not fit these questions.",
  "open.aside.other": "{n} answers in the file do not fit these questions.",
  "open.aside-hint": "They will be left out. You can save them, so that they are not lost.",
  "open.aside-save": "Save what is left out",
  "open.aside-file": "answers-left-out.json",
  "open.more.one": "and {n} more",
  "open.more.other": "and {n} more",
  "open.same": "It holds the same answers as you have here. Nothing would change.",
  "open.changes.one": "It would change {n} thing:",
  "open.changes.other": "It would change {n} things:",
  "open.what": "What",
  "open.mine": "Now",
  "open.theirs": "In the file",
  "open.change": "Change",
  "open.added": "New",
  "open.changed": "Different",
  "open.removed": "Not in the file",
  "open.choose":
    "You can fill only what you have left blank, or take over everything that the file says.",
  "open.take-missing": "Fill the blanks only",
  "open.take-all": "Take everything",
  "open.take": "Take these answers",
  "open.cancel": "Cancel",

  "keep.title": "Your answers on this computer",
  "keep.lead": "Answers can be kept in this browser until you clear them.",
  "keep.readers":
    "Anyone who uses this browser can open this page and see kept answers. Other pages " +
    "opened from files on this computer could read them too.",
  "keep.advice":
    "On a shared computer, set a passphrase, or turn keeping off and save your answers as a file.",
  "keep.question": "Keep answers in this browser?",
  "keep.on": "Yes, keep them as I type",
  "keep.off": "No, do not keep them",
  "keep.off-hint": "What is kept is removed now. Save a file before you close the page.",
  "keep.passphrase": "Set a passphrase",
  "keep.locked": "Change or remove the passphrase",
  "keep.passphrase-hint":
    "Kept answers are then scrambled, and you are asked for the passphrase when you open " +
    "this page. Nobody can recover it for you.",
  "keep.new": "New passphrase",
  "keep.new-hint": "At least {n} characters. A few words in a row are easy to remember.",
  "keep.again": "The same again",
  "keep.set": "Set the passphrase",
  "keep.change": "Change the passphrase",
  "keep.unset": "Remove the passphrase",
  "keep.short": "The passphrase must have at least {n} characters",
  "keep.unlike": "The two passphrases are not the same",
  "keep.aside": "Put aside",
  "keep.aside-hint":
    "These could not be shown in the form. They stay until you remove them or, where nothing " +
    "is kept, until you close the page. Save what you need first.",
  "keep.aside-misfit": "Answers that do not fit these questions",
  "keep.aside-conflict": "Answers that another tab changed",
  "keep.aside-damaged": "Damaged text",
  "keep.aside-save": "Save",
  "keep.aside-remove": "Remove",
  "keep.copy": "Save a copy",
  "keep.copy-hint":
    "A file is the safest way to keep your answers, and the only way to share them.",
  "keep.clear": "Clear everything",
  "keep.clear-hint":
    "Removes all answers, all that was put aside and all settings of this form from this browser.",
  "keep.clear-button": "Clear everything",

  "unlock.title": "Enter your passphrase",
  "unlock.lead": "The answers kept in this browser are locked.",
  "unlock.passphrase": "Passphrase",
  "unlock.button": "Unlock",
  "unlock.wrong": "That is not the passphrase. Try again.",
  "unlock.lost": "I have lost the passphrase",
  "unlock.lost-hint":
    "Nobody can read the answers without it. You can clear them and start again, or open a " +
    "file that you saved.",
  "unlock.clear": "Clear the locked answers",

  "combine.title": "Combine several people’s answers",
  "combine.lead":
    "See side by side what people answered, and record the level you agree on and why.",
  "combine.how":
    "Ask each person to save their answers as a file and send it to you. People are shown by " +
    "kind of partner, never by name.",
  "combine.files": "Choose people’s files",
  "combine.more": "Add more people",
  "combine.people.one": "{n} person’s answers",
  "combine.people.other": "{n} people’s answers",
  "combine.remove": "Remove",
  "combine.questions": "Questions side by side",
  "combine.differ.one": "On {n} question, views differ by two levels or more.",
  "combine.differ.other": "On {n} questions, views differ by two levels or more.",
  "combine.agree": "Follow a question to see who said what and to record what you agree.",
  "combine.question": "Question",
  "combine.spread": "Lowest to highest",
  "combine.agreed": "Agreed",
} as const;
