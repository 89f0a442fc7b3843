"""Between the folder of workbooks and its screens: covers, marks, progress, the sample."""
