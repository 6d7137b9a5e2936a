# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Twelve Places, two years, one spreadsheet
#
# Twelve partnerships have each answered 48 questions, in September 2025 and again in September 2026.
# Three kinds of partner answered in each: the council, an NHS provider and the voluntary sector.
# The answers are in one spreadsheet, saved as CSV, with the slips that real spreadsheets have.
#
# The Places are made up, and so are their answers.
# This notebook goes from the spreadsheet to findings, charts and a report.

# %%
import place_readiness as pr

rubric = pr.Rubric.builtin()
rubric

# %% [markdown]
# ## What is asked
#
# A rubric is a list of questions. Each has levels, and each level is a statement that is true or not.

# %%
rubric["SCO-1"]

# %% [markdown]
# ## First, what is wrong with the data
#
# `check` reads the file as `score` would, and lists every problem at once: which cell, what stands there, and what may stand there.
# The columns have names of their own, so we say what they are.

# %%
names = {"Place": "place", "Date": "date", "Partner": "partner"}
rubric.check("twelve-places.csv", rename=names)

# %% [markdown]
# Six cells are wrong. Until they are mended, `score` refuses the file:

# %%
try:
    rubric.score("twelve-places.csv", rename=names)
except pr.DataError as error:
    print(error)

# %% [markdown]
# We could mend the six cells. For now we score what is sound, and keep the list of what was left out.
# An answer that cannot be read counts as not answered, so that it widens the range still possible.
# A row whose Place, date or partner cannot be read is left out whole.

# %%
scores = rubric.score("twelve-places.csv", rename=names, on_error="skip")
scores

# %%
len(scores), len(scores.problems)

# %% [markdown]
# ## Every partner's view of one Place
#
# A blank is never counted as zero. It widens the range that is still possible instead.

# %%
ashmere = scores.select("Ashmere", date="2026-09-30")
ashmere.heatmap()

# %% [markdown]
# The three partners do not see the same Place. The voluntary sector rates nearly everything lower.
# That is a finding in itself: the next step is to ask why, question by question.

# %%
scores.compare(
    scores.one("Ashmere", date="2026-09-30", partner="nhs-provider"),
    scores.one("Ashmere", date="2026-09-30", partner="voluntary-sector"),
).chart()

# %% [markdown]
# Which questions do the two see most differently? The tidy frame answers that in a few lines of pandas.

# %%
answers = ashmere.to_frame("criteria")
apart = answers.pivot(index=["criterion", "criterion_title"], columns="partner", values="score")
apart["points_apart"] = apart["nhs-provider"] - apart["voluntary-sector"]
apart.sort_values("points_apart", ascending=False).head(6)

# %% [markdown]
# ## Why does the council's score stand where it does?
#
# `why` tells it in the rubric's own words: each number, its weight, and the statement that was chosen.

# %%
council = scores.one("Ashmere", date="2026-09-30", partner="council")
council

# %%
council.why("leadership")

# %%
council.profile()

# %% [markdown]
# ## What would one step change?

# %%
council.next_steps(3)

# %%
council.what_if(levels={"GOV-1": 3, "GOV-2": 3, "GOV-3": 3}).chart()

# %% [markdown]
# ## A year of change
#
# Councils only, from one September to the next. A Place without both dates is named, not dropped.

# %%
change = scores.select(partner="council").change(since="2025-09-30", to="2026-09-30")
change.to_frame().round(1)

# %%
change.chart()

# %%
change.only_one_date

# %% [markdown]
# ## All councils at once

# %%
latest = scores.select(partner="council", date="2026-09-30")
latest.heatmap()

# %% [markdown]
# Rows stay in the order of the spreadsheet: this is no league table.
# The rubric has not been validated, and Places set out to do different things.

# %%
latest.to_frame("domains").groupby("domain_title")["score"].describe().round(1)

# %% [markdown]
# ## Patterns that went wrong elsewhere

# %%
patterns = latest.to_frame("patterns")
found = patterns[patterns["outcome"] == "found"]
found.groupby("pattern_title")["place"].agg(["size", ", ".join]).sort_values(
    "size", ascending=False
).head(5)

# %% [markdown]
# ## A report to hand over, and a line for the paper
#
# The report is one file. It opens anywhere, runs no script and asks nothing of any host.

# %%
council.report("ashmere-council-2026.html")
council.profile().save("ashmere-profile.svg")
print(council.cite())
