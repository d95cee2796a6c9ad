#!/bin/sh
#SBATCH --job-name=wsspec-merge
# Puts the parts together, whatever became of them: what is missing is told, and is exit code 3.
set -eu
exec wsspec merge "$OUT/parts" --report "json=$OUT/report.json.gz" --report "html=$OUT/report.html"
