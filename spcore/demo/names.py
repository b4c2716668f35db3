"""Common names, to make people up from. Nobody in particular."""

FEMALE = """
Agnes Aisha Amelia Anita Beatrice Bernadette Brenda Carol Ceri Chloe Daphne Dorothy Edith
Elena Ellie Esther Farah Fiona Freda Gwen Hazel Ingrid Irene Iris Jackie Janet Joyce Kerry
Kulsum Laura Leanne Lilian Lorna Mabel Maureen Miriam Nadia Noreen Olive Patricia Pauline
Priscilla Rukhsana Ruth Samina Sheila Shirley Sonia Sylvia Tracey Una Vera Winifred Yvonne
Zainab
""".split()
MALE = """
Abdul Alan Albert Alfie Arthur Bashir Bernard Brian Callum Cedric Clifford Cyril Damian Derek
Desmond Eric Ernest Faisal Francis Geoffrey Gordon Gurpreet Harold Hassan Hugh Ivan Jack
Jerome Kenneth Kieran Leonard Liam Mohammed Nigel Norman Oscar Patrick Ralph Raymond Reginald
Ronald Samuel Sidney Stefan Tariq Terence Trevor Victor Walter Wilfred Yusuf
""".split()
FAMILY = """
Abbott Ahmed Ainsworth Akhtar Aldred Alston Ashcroft Bamber Barker Begum Bibby Birtwistle
Blackburn Bolton Bradshaw Brennan Briggs Calvert Chadwick Clegg Coates Cowell Crabtree
Critchley Dawson Duckworth Eccles Entwistle Fairclough Farooq Fielding Finch Fletcher Gill
Grimshaw Halliwell Hargreaves Haworth Hesketh Hindle Holden Hussain Iddon Ingham Iqbal Jackson
Kay Kenyon Khan Kowalczyk Leach Livesey Lomax Mahmood Marsden Mercer Metcalfe Nowak Nuttall
Ogden Parkinson Patel Pickup Pilkington Rawcliffe Riding Rigby Robinson Rushton Sagar Seddon
Sharples Shaw Singh Slater Smalley Southworth Sutcliffe Swarbrick Talbot Taylor Threlfall
Tomlinson Turner Unsworth Walmsley Whalley Whiteside Wilkinson Woods Worsley Yates
""".split()
STREETS = """
Albert Road
Bank Street
Beech Avenue
Bridge Street
Chapel Lane
Church Street
Clarence Road
Duke Street
Elm Grove
Factory Lane
Garden Street
Green Lane
Hawthorn Close
High Street
Kirkgate
Lime Road
Mill Lane
Moor View
New Road
North Parade
Orchard Way
Park Road
Queen Street
Railway Terrace
School Lane
Spring Gardens
Station Road
Union Street
Victoria Road
West View
""".strip().splitlines()
