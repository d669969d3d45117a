"""BG/NBD in scipy: L-BFGS-B with the analytic gradient, over numpy columns with one entry a distinct history."""

import json
import sys
import time

import numpy as np
from scipy.optimize import minimize
from scipy.special import betaln, digamma, gammaln

with open(sys.argv[1]) as file:
    histories = np.array(json.load(file), dtype=float)

start = time.process_time()
distinct, n = np.unique(histories, axis=1, return_counts=True)
x, tx, T = distinct[0], distinct[1] / 7, distinct[2] / 7
came_back = x > 0
total = n.sum()


def objective(at):
    r, alpha, a, b = np.exp(at)
    stop = np.where(came_back, np.log(a) - np.log(np.maximum(b + x - 1, 1e-300)), -np.inf)
    log_T, log_tx = np.log(alpha + T), np.log(alpha + tx)
    there = -(r + x) * log_T
    stopped = stop - (r + x) * log_tx
    either = np.logaddexp(there, stopped)
    value = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + betaln(a, b + x) - betaln(a, b) + either
    p_stopped = np.exp(stopped - either)
    p_there = 1 - p_stopped
    both = digamma(a + b) - digamma(a + b + x)
    by_r = digamma(r + x) - digamma(r) + np.log(alpha) - p_there * log_T - p_stopped * log_tx
    by_alpha = r / alpha - (r + x) * (p_there / (alpha + T) + p_stopped / (alpha + tx))
    by_a = both + p_stopped / a
    by_b = both + digamma(b + x) - digamma(b) - np.where(came_back, p_stopped / np.where(came_back, b + x - 1, 1), 0)
    gradient = np.array([n @ by_r * r, n @ by_alpha * alpha, n @ by_a * a, n @ by_b * b])
    return -(n @ value) / total, -gradient / total


found = minimize(objective, np.zeros(4), jac=True, method="L-BFGS-B", options={"ftol": 0, "gtol": 1e-9, "maxiter": 1000})
cpu_ms = (time.process_time() - start) * 1000
r, alpha, a, b = np.exp(found.x)
print(json.dumps({"cpuMs": cpu_ms, "logLikelihood": -found.fun * total, "parameters": [r, alpha, a, b], "readings": found.nfev}))
