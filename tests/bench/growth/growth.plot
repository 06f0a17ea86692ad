# SPDX-License-Identifier: GPL-2.0-only
#
# Four plots of $growth: IDs, seconds of acsgen and of the C compiler, MiB of
# both, bytes per id, and nanoseconds of three kinds of lookup. $quirkdb has IDs
# and nanoseconds of the current database.
set terminal svg size 960,720 font "sans,12" background "white"
set multiplot layout 2,2
set logscale xy
set format x "10^{%L}"
set xlabel "ids"
set grid
set key top left
set style data linespoints
set xrange [500:2000000]

set title "processor time, s"
plot $growth using 1:2 title "acsgen", \
     "" using 1:3 title "C compiler of the tables", \
     10 with lines dashtype 2 title "aim for acsgen at 10^6"

set title "peak memory, MiB"
plot $growth using 1:4 title "acsgen", \
     "" using 1:5 title "C compiler of the tables", \
     1024 with lines dashtype 2 title "aim for acsgen at 10^6"

unset logscale y
set yrange [0:*]
set title "bytes of tables per id"
plot $growth using 1:6 notitle

set title "a lookup, ns"
plot $growth using 1:7 linetype 1 title "a named id, at random", \
     "" using 1:8 linetype 2 title "named ids in order", \
     "" using 1:9 linetype 3 title "any id", \
     $quirkdb using 1:2 with points linetype 1 pointsize 2 title "quirkdb", \
     "" using 1:3 with points linetype 2 pointsize 2 notitle, \
     "" using 1:4 with points linetype 3 pointsize 2 notitle
unset multiplot
