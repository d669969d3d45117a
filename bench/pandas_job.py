"""The job of `ka classify` in pandas: sales rows in, the account list out, column by column the same."""

import atexit
import datetime
import json
import os
import resource
import sys

import numpy as np
import pandas as pd


def tell():
    used = resource.getrusage(resource.RUSAGE_SELF)
    with open(os.environ["KA_BENCH_RESULT"], "w") as file:
        json.dump({"cpuMs": (used.ru_utime + used.ru_stime) * 1000, "peakMB": used.ru_maxrss / 1024}, file)


atexit.register(tell)

sales = pd.read_csv(sys.argv[1], parse_dates=["date"])
sales = sales[sales["date"] <= pd.Timestamp(datetime.date.today())]
accounts = sales.groupby("customer", sort=False).agg(amount=("amount", "sum")).reset_index()
accounts["amount"] = accounts["amount"].round(2)
accounts = accounts.sort_values(["amount", "customer"], ascending=[False, True])
positive = accounts["amount"].where(accounts["amount"] > 0, 0.0)
total = positive.sum()
through = positive.groupby(accounts["amount"]).transform("sum")
running = positive.cumsum().groupby(accounts["amount"]).transform("last")
before = (running - through) / total
accounts["rank"] = accounts["amount"].rank(method="min", ascending=False).astype(int)
accounts["share"] = (positive / total).round(8)
accounts["cumulative"] = (running / total).round(8)
accounts["class"] = np.select(
    [accounts["amount"] < 0, accounts["amount"] == 0, before < 0.8, before < 0.95],
    ["Negative", "Zero", "A", "B"],
    "C",
)


def grouped(numbers):
    return numbers.map("{:,}".format)


def per_cent(parts):
    text = (parts * 100).round(1).map("{:g}%".format)
    return text.where(parts >= 0.0005, "<0.1%").where(parts < 0.9995, ">99.9%")


ranked = accounts["amount"] > 0
place = "Rank " + grouped(accounts["rank"]) + f" of {int(ranked.sum()):,}; "
held = per_cent(before)
lowest = {label: accounts.loc[accounts["class"] == label, "amount"].min() for label in "AB"}
short = {
    label: "; " + (bound - accounts["amount"]).map("{:,.2f}".format) + f" short of {label}."
    for label, bound in lowest.items()
}
sentences = {
    "A": place + "larger customers hold " + held + " under the 80% cut-off.",
    "B": place + "larger customers hold " + held + ", at or over 80% but under the 95% cut-off" + short["A"],
    "C": place + "larger customers already hold " + held + ", at or over the 95% cut-off" + short["B"],
}
accounts["why"] = np.select(
    [accounts["class"] == label for label in sentences],
    list(sentences.values()),
    "Sales add up to zero or less, so it stands outside the ranking.",
)
columns = ["rank", "customer", "class", "amount", "share", "cumulative", "why"]
accounts.to_csv(sys.argv[2], index=False, columns=columns)
